// Whatever a page calls, and in whichever order: an element is never stuck, and refuses in sentences only. The calls are
// made up by a seeded generator; a sequence that fails is cut down to what is needed for it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SEVEN } from './digits.js';
import { page, visit } from './visit.js';

const SEED = 20261127;
const CONFIGURATION = { seed: SEED, numRuns: 12 };
const MOST_CALLS = 14;

/** @typedef {{kind: 'call', method: string, args: unknown[]}} Call a method */
/** @typedef {{kind: 'set', name: string, value: string | null}} Change an attribute; null takes it away */
/** @typedef {{kind: 'remove'} | {kind: 'append'} | {kind: 'rest', milliseconds: number}} Move */
/** @typedef {{kind: 'import'}} Import what was exported last as JSON, or what is no model */
/** @typedef {(Call | Change | Move | Import) & {isAwaited: boolean}} Action */

/** @param {string} method @param {...unknown} args */
const call = (method, ...args) => fc.constant({ kind: /** @type {const} */ ('call'), method, args });

/** @param {Record<string, (string | null)[]>} values by attribute */
const changes = (values) =>
  Object.entries(values).map(([name, choices]) =>
    fc.constantFrom(...choices).map((value) => ({ kind: /** @type {const} */ ('set'), name, value })),
  );

const moves = [
  fc.constant({ kind: /** @type {const} */ ('remove') }),
  fc.constant({ kind: /** @type {const} */ ('append') }),
  fc.integer({ min: 0, max: 40 }).map((milliseconds) => ({ kind: /** @type {const} */ ('rest'), milliseconds })),
  fc.constant({ kind: /** @type {const} */ ('import') }),
];

/** What both elements have. */
const shared = [
  ...[1, 2, 1000, 0, 'two'].map((epochs) => call('train', { epochs })),
  ...[call('train'), call('pause'), call('pause'), call('step'), call('step'), call('reset'), call('parameterHash')],
  ...[{ seed: 3 }, { seed: -1 }, { seed: 'x' }].map((options) => call('reset', options)),
  ...['safetensors', 'json', 'onnx', 'pytorch', 'docx'].map((format) => call('exportModel', format)),
  ...moves,
];

const SETTINGS = {
  hidden: ['4', '3,2', 'none', '', 'abc', '-1', null],
  activation: ['tanh', 'relu', 'steep', null],
  optimizer: ['sgd', 'adam', null],
  lr: ['0.01', '10', '0', 'fast', null],
  batch: ['32', '0', null],
  seed: ['5', '1.5', null],
  lang: ['ko', 'en', 'xx', null],
};

const onDigits = fc.oneof(
  ...shared,
  ...[[], '7', [[[1, null]]], SEVEN].map((strokes) => call('recognise', strokes)),
  ...[3, 12, '3'].map((digit) => call('teach', SEVEN, digit)),
  call('teach', [], 3),
  ...changes({ ...SETTINGS, view: ['compact', 'full', null], loss: ['mean-squared-error', null], epochs: ['1', 'x'] }),
);

const onPoints = fc.oneof(
  ...shared,
  ...['example', 'minibatch', 'epoch', 'leap'].flatMap((size) => [call('step', size), call('back', size)]),
  ...[[[1, 2]], [], 'here', [[1]]].map((points) => call('predict', points)),
  ...changes({
    ...SETTINGS,
    dataset: ['xor', 'spiral', 'plane', 'cube', null],
    points: ['20', '1', null],
    noise: ['0.2', '7', null],
    features: ['x,y,sinX', 'q', null],
    pace: ['full', 'frame', 'slow', null],
    'show-test': ['on', '', null],
  }),
);

/** @param {import('fast-check').Arbitrary<any>} action */
const sequences = (action) =>
  fc.array(
    fc.tuple(action, fc.boolean()).map(([what, isAwaited]) => /** @type {Action} */ ({ ...what, isAwaited })),
    { minLength: 1, maxLength: MOST_CALLS },
  );

/**
 * Does all of it with a new element, and then lets it train and read.
 *
 * @param {string} tag
 * @param {Record<string, string>} attributes of a small network
 * @param {Action[]} actions
 */
const perform = (tag, attributes, actions) =>
  page.evaluate(
    async (name, small, todo, strokes) => {
      const DEADLINE_MILLISECONDS = 20_000;
      document.querySelector(name)?.remove();
      /** @type {any} */
      const element = document.createElement(name);
      for (const [attribute, value] of Object.entries(small)) element.setAttribute(attribute, value);
      document.body.append(element);

      /** @type {string[]} */
      const wrong = [];
      /** @type {Set<string>} calls that have not been answered */
      const open = new Set();
      let exported = new Blob(['no model']);
      element.addEventListener('inkling-error', (/** @type {CustomEvent} */ { detail }) => {
        if (!/^\S.*[.)']$/s.test(detail.message ?? '')) wrong.push(`inkling-error says '${detail.message}'`);
      });
      const rest = (/** @type {number} */ milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

      /** @param {string} label @param {() => Promise<unknown>} work */
      const answerOf = async (label, work) => {
        open.add(label);
        try {
          return await work();
        } catch (error) {
          const { message = '' } = /** @type {any} */ (error ?? {});
          const isSentence = error instanceof Error && /^\S+ .*[.)']$/s.test(message);
          if (!isSentence) wrong.push(`${label} rejects with ${error?.constructor?.name} '${message}'`);
          return null;
        } finally {
          open.delete(label);
        }
      };

      for (const [i, action] of todo.entries()) {
        if (action.kind === 'rest') await rest(action.milliseconds);
        else if (action.kind === 'remove') element.remove();
        else if (action.kind === 'append') document.body.append(element);
        else if (action.kind === 'set') {
          if (action.value === null) element.removeAttribute(action.name);
          else element.setAttribute(action.name, action.value);
        } else {
          const method = action.kind === 'import' ? 'importModel' : action.method;
          const args = action.kind === 'import' ? [exported] : action.args;
          const answer = answerOf(`${i}: ${method}(${JSON.stringify(args).slice(0, 60)})`, () =>
            element[method](...args),
          );
          void answer.then((value) => {
            if (method === 'exportModel' && value instanceof Blob && args[0] === 'json') exported = value;
          });
          // A long training ends when it is paused only.
          const isLong = method === 'train' && /** @type {any} */ (args[0])?.epochs === 1000;
          if (action.isAwaited && !isLong) await Promise.race([answer, rest(2000)]);
        }
      }

      // All that was asked is answered when nothing trains any more.
      document.body.append(element);
      await element.ready;
      const deadline = performance.now() + DEADLINE_MILLISECONDS;
      while (open.size > 0 && performance.now() < deadline) {
        await element.pause();
        await rest(20);
      }
      if (open.size > 0) return { wrong: [...wrong, `never answered: ${[...open].join(', ')}`] };

      for (const { name: attribute } of [...element.attributes]) element.removeAttribute(attribute);
      for (const [attribute, value] of Object.entries(small)) element.setAttribute(attribute, value);
      await element.reset();
      const before = await element.parameterHash();
      const { epochs } = await element.train({ epochs: 1 });
      const after = await element.parameterHash();
      const reading = element.recognise
        ? (await element.recognise(strokes)).digit
        : (await element.predict([[1, 2]]))[0];
      const button = element.shadowRoot.querySelector('[part=train], .play');
      return {
        wrong,
        epochs,
        hasLearnt: before !== after && /^[0-9a-f]{64}$/.test(after),
        isRead: Number.isFinite(reading),
        button: { isDisabled: button.disabled, text: button.textContent },
      };
    },
    tag,
    attributes,
    actions,
    SEVEN,
  );

test('<inkling-digits> is never stuck', async () => {
  await visit('/?lang=en');
  const small = { hidden: '4', 'pen-digits': '0', augment: 'off', epochs: '1', lang: 'en' };
  await fc.assert(
    fc.asyncProperty(sequences(onDigits), async (actions) => {
      expect(await perform('inkling-digits', small, actions)).toEqual({
        wrong: [],
        epochs: 1,
        hasLearnt: true,
        isRead: true,
        button: { isDisabled: false, text: expect.stringMatching(/^(Train|Go on)$/) },
      });
    }),
    CONFIGURATION,
  );
});

test('<inkling-playground> is never stuck', async () => {
  await visit('/playground.html?lang=en');
  const small = { hidden: '3', points: '40', epochs: '3', lang: 'en' };
  await fc.assert(
    fc.asyncProperty(sequences(onPoints), async (actions) => {
      expect(await perform('inkling-playground', small, actions)).toEqual({
        wrong: [],
        epochs: 1,
        hasLearnt: true,
        isRead: true,
        button: { isDisabled: false, text: 'Play' },
      });
    }),
    CONFIGURATION,
  );
});
