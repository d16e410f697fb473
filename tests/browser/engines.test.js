// What everyone does, and the homes that are hard to live in, in every engine.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { engines } from './browsers.js';
import { SEVEN } from './digits.js';
import { untilNetworkKept } from './lab.js';
import { serveSite } from './server.js';

const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'unsafe-inline'";
const LESSON =
  '<!doctype html><html lang="en"><script type="module" src="/inkling.js"></script><inkling-digits hidden="64" augment="off" pen-digits="0">';
/** Breaks the workers of a page when it is asked to, as a script that fails does. */
const FRAGILE = `<script>
  const { Worker: Original } = globalThis;
  const alive = [];
  globalThis.Worker = class extends Original {
    constructor(...given) {
      super(...given);
      alive.push(this);
    }
  };
  globalThis.endWorkers = () =>
    alive.splice(0).forEach((worker) => {
      worker.terminate();
      worker.dispatchEvent(new ErrorEvent('error', { message: 'ended by a test' }));
    });
</script>`;

/** @type {import('./server.js').Site} */
let site;

beforeAll(async () => {
  site = await serveSite();
});
afterAll(() => site?.close());

describe.each(engines)('in $name', { timeout: 300_000 }, ({ launch, drag }) => {
  /** @type {import('./browsers.js').Browser} */
  let browser;
  /** @type {import('./browsers.js').Tab} */
  let tab;

  beforeAll(async () => {
    browser = await launch();
  }, 200_000);
  afterAll(() => browser?.close());
  beforeEach(async () => {
    tab = await browser.newPage();
  });
  afterEach(async () => {
    site.answers.clear();
    await tab.close();
  });

  /** @param {() => Promise<boolean>} check asked until it is so; WebKitGTK takes long here */
  async function eventually(check) {
    const deadline = Date.now() + 120_000;
    while (!(await check())) {
      if (Date.now() > deadline) throw new Error(`it never came to that: ${check}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** @param {string} text @param {boolean} isPressed or only looked for */
  const hasButton = (text, isPressed = false) =>
    tab.evaluate(
      (/** @type {any} */ wanted) => {
        const buttons = document.querySelector('inkling-digits')?.shadowRoot?.querySelectorAll('button') ?? [];
        const button = [...buttons].find((each) => each.textContent === wanted.text && !each.disabled);
        if (wanted.isPressed) button?.click();
        return button !== undefined;
      },
      { text, isPressed },
    );

  /** @param {string} text */
  const press = (text) => eventually(() => hasButton(text, true));

  /** Whether the network has learnt, and reads what is drawn as a 7. */
  const readsSeven = () =>
    tab.evaluate(() => {
      const text = (/** @type {string} */ part) =>
        document.querySelector('inkling-digits')?.shadowRoot?.querySelector(`[part=${part}]`)?.textContent ?? '';
      return Number.parseFloat(text('accuracy')) > 90 && text('digit') === '7';
    });

  async function drawSeven() {
    const box = await tab.evaluate(() => {
      const canvas = document.querySelector('inkling-digits')?.shadowRoot?.querySelector('[part=canvas]');
      canvas?.scrollIntoView({ block: 'nearest' });
      const { x, y, width, height } = /** @type {Element} */ (canvas).getBoundingClientRect();
      return { x, y, width, height };
    });
    const points = SEVEN[0].map(
      ([x, y]) => /** @type {[number, number]} */ ([box.x + (x / 280) * box.width, box.y + (y / 280) * box.height]),
    );
    await drag(tab, points);
  }

  test('a digit is drawn, a network trained, the digit read, and all of it is there after a reload', async () => {
    const address = `${site.origin}/?lang=en&hidden=64&augment=off&pen-digits=0&epochs=1000`;
    await tab.goto(address);
    await eventually(() => hasButton('Train'));
    await drawSeven();
    await press('Train');
    await eventually(readsSeven);
    await press('Pause');
    await eventually(() => hasButton('Go on'));
    const hashOf = () =>
      tab.evaluate(() => /** @type {any} */ (document.querySelector('inkling-digits')).parameterHash());
    const hash = await hashOf();
    await untilNetworkKept(tab);
    await tab.goto(`${address}&again`);
    await eventually(readsSeven);
    expect(await hashOf()).toBe(hash);
  });

  test('a playground learns, and steps back', async () => {
    await tab.goto(`${site.origin}/playground.html?lang=en&dataset=xor&hidden=4&seed=3`);
    const { accuracy, isBack } = await tab.evaluate(async () => {
      const element = /** @type {any} */ (document.querySelector('inkling-playground'));
      await customElements.whenDefined('inkling-playground');
      await element.ready;
      const summary = await element.train({ epochs: 200 });
      const before = await element.parameterHash();
      await element.step();
      await element.back();
      return { accuracy: summary.testAccuracy, isBack: before === (await element.parameterHash()) };
    });
    expect(accuracy).toBeGreaterThan(0.9);
    expect(isBack).toBe(true);
  });

  test('a lesson is there', async () => {
    await tab.goto(`${site.origin}/learn.html?lang=en#xor`);
    const heading = await tab.evaluate(async () => {
      const title = () => document.querySelector('.lesson h2')?.textContent ?? '';
      for (let i = 0; i < 1000 && title() === ''; i++) await new Promise((next) => setTimeout(next, 20));
      return title();
    });
    expect(heading).toBe('What one line cannot do');
  });

  /** Trains and reads by the methods of the element that is on the page. */
  const trainedByMethods = () =>
    tab.evaluate(async (/** @type {any} */ strokes) => {
      const element = /** @type {any} */ (document.querySelector('inkling-digits'));
      await customElements.whenDefined('inkling-digits');
      await element.ready;
      const { testAccuracy } = await element.train({ epochs: 2 });
      return { isGood: testAccuracy > 0.9, digit: (await element.recognise(strokes)).digit };
    }, SEVEN);

  test.each(["worker-src 'self'", "worker-src 'none'"])('under a strict policy with %s', async (workers) => {
    site.answers.set('/lesson.html', { body: LESSON, headers: { 'content-security-policy': `${STRICT}; ${workers}` } });
    await tab.goto(`${site.origin}/lesson.html`);
    expect(await trainedByMethods()).toEqual({ isGood: true, digit: 7 });
  });

  test('in a sandboxed frame, and it tells the page around it', async () => {
    const frame = '/frame.html?element=digits&hidden=64&augment=off&pen-digits=0&epochs=2&autotrain&lang=en';
    site.answers.set('/outer.html', {
      body: `<!doctype html><script>
        globalThis.told = [];
        addEventListener('message', ({ data }) => told.push(data));
      </script><iframe sandbox="allow-scripts" src="${frame}" width="900" height="600"></iframe>`,
    });
    await tab.goto(`${site.origin}/outer.html`);
    const told = await tab.evaluate(async () => {
      const all = /** @type {any[]} */ (/** @type {any} */ (globalThis).told);
      const isDone = () => all.some(({ type, detail }) => type === 'inkling-epoch' && detail.epoch === 2);
      for (let i = 0; i < 3000 && !isDone(); i++) await new Promise((next) => setTimeout(next, 20));
      return all.map(({ type, detail }) => ({ type, accuracy: detail?.testAccuracy ?? null }));
    });
    expect(told.map(({ type }) => type)).toContain('inkling-height');
    expect(told.filter(({ type }) => type === 'inkling-epoch').at(-1)?.accuracy).toBeGreaterThan(0.9);
  });

  test('a worker that dies is replaced, and the network is there again', async () => {
    site.answers.set('/lesson.html', { body: LESSON.replace('<script', `${FRAGILE}<script`) });
    await tab.goto(`${site.origin}/lesson.html`);
    await trainedByMethods();
    const { before, after, code } = await tab.evaluate(async () => {
      const element = /** @type {any} */ (document.querySelector('inkling-digits'));
      // By the page's own clock a checkpoint is asked for meanwhile, and it is answered before the hash.
      await new Promise((resolve) => setTimeout(resolve, 2500));
      const hash = await element.parameterHash();
      const error = new Promise((resolve) => element.addEventListener('inkling-error', resolve, { once: true }));
      /** @type {any} */ (globalThis).endWorkers();
      const { detail } = /** @type {CustomEvent} */ (await error);
      return { before: hash, after: await element.parameterHash(), code: detail.code };
    });
    expect(code).toBe('worker-crashed');
    expect(after).toBe(before);
  });
});
