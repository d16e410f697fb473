// What a teacher locks, hides and asks for: `lock`, `hide` and `goal` on both elements.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { violations } from './axe.js';
import { enter, onElement, press, seen, until } from './digits.js';
import { dropFiles, eventually, temporaryFolder } from './lab.js';
import * as playground from './playground.js';
import { page, site, visit } from './visit.js';

/**
 * A page that keeps what it is told by the elements.
 *
 * @param {string} body
 * @param {Parameters<typeof visit>[1]} [options]
 */
async function open(body, options) {
  const head = '<meta charset="utf-8" /><link rel="icon" href="data:," /><title>Lesson</title>';
  const script = `<script type="module" src="/inkling.js"></script><script>
    window.told = [];
    for (const type of ['inkling-goal', 'inkling-error']) {
      addEventListener(type, (event) => told.push({ type, detail: event.detail }));
    }
  </script>`;
  const html = `<!doctype html><html lang="en"><head>${head}${script}</head><body><main>${body}</main></body></html>`;
  site.answers.set('/lesson.html', { body: html });
  await visit('/lesson.html', options);
}

/** @returns {Promise<{type: string, detail: any}[]>} */
const told = () => /** @type {any} */ (page.evaluate('told'));

/**
 * @param {string} selector
 * @param {string} [element]
 */
const inside = (selector, element = 'inkling-digits') =>
  page.evaluate(
    ([host, wanted]) =>
      [...(document.querySelector(host)?.shadowRoot?.querySelectorAll(wanted) ?? [])].map((node) => ({
        text: node.textContent ?? '',
        isSeen: node.checkVisibility(),
        isOff: node.matches(':disabled, [aria-disabled="true"]'),
        value: /** @type {HTMLInputElement} */ (node).value,
      })),
    /** @type {const} */ ([element, selector]),
  );

const line = (element = 'inkling-digits') => inside('.teacher-locked', element).then(([{ text }]) => text);

/** @param {string} name */
const setting = async (name) => (await inside(`#setting-${name}`))[0];

describe('what is locked in <inkling-digits>', () => {
  test('is seen with its sign and said, and a person can change it in no way, also while it trains', async () => {
    await open('<inkling-digits lock="lr activation layers" hidden="32" epochs="1"></inkling-digits>');
    expect(await line()).toBe('Set by the teacher, not to be changed here: Learning rate, Activation, Hidden layers.');
    const isOff = async () => [
      ...(await inside('#setting-lr, #setting-activation, #setting-hidden')),
      ...(await inside('.architecture :is(button, [role=slider])')),
    ];
    const controls = await isOff();
    expect(controls).toHaveLength(3 + 6);
    expect(controls.every(({ isOff: off, isSeen }) => off && isSeen)).toBe(true);
    expect((await setting('batch')).isOff).toBe(false);
    const spoken = await onElement(page, (_, root) => {
      const ids = root.querySelector('#setting-lr')?.getAttribute('aria-describedby')?.split(' ') ?? [];
      return ids.map((id) => root.getElementById(id)?.textContent).join(' ');
    });
    expect(spoken).toContain('Set by the teacher.');

    // By the keyboard and the pointer on the drawn layer, and by events that a page's script might make.
    const edge = await page.$('inkling-digits >>> [role=slider]');
    await edge?.focus();
    for (const key of /** @type {const} */ (['ArrowUp', 'PageUp', 'End'])) await page.keyboard.press(key);
    const box = await edge?.boundingBox();
    if (!box) throw new Error('the edge of the layer is not to be seen');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y - 40, { steps: 4 });
    await page.mouse.up();
    await enter(page, 'Learning rate', '0.5');
    await enter(page, 'Hidden layers', '8');
    await press(page, 'Train');
    await until(page, ({ status }) => status.startsWith('1 epoch in'));
    const texts = await inside('.architecture-units');
    expect(texts.map(({ text }) => text)).toEqual(['784', '32', '10']);
    expect((await isOff()).every(({ isOff: off }) => off)).toBe(true);
    const rates = await onElement(page, async (element) =>
      JSON.parse(await (await element.exportModel('json')).text()),
    );
    expect(rates.settings).toMatchObject({ hidden: '32', lr: expect.not.stringMatching(/^0\.5$/) });
    expect(await told()).toEqual([]);
  });

  test('can be changed by the page, and by a person again once the page has unlocked it', async () => {
    await open('<inkling-digits lock="layers lr reset" hidden="32"></inkling-digits>');
    await onElement(page, (element) => element.setAttribute('hidden', '16'));
    await until(page, ({ status }) => status === 'A new network: 12,730 weights and biases.');
    expect((await inside('[part~=reset]'))[0].isOff).toBe(true);
    await onElement(page, (element) => element.removeAttribute('lock'));
    expect(
      (await inside('[part~=reset], #setting-lr, .architecture :is(button, [role=slider])')).some(({ isOff }) => isOff),
    ).toBe(false);
    expect((await inside('.teacher'))[0].isSeen).toBe(false);
    await enter(page, 'Hidden layers', '8');
    await until(page, ({ status }) => status === 'A new network: 6,370 weights and biases.');
    // Undo has nothing to undo: as the element wants it, with a lock and without.
    for (const lock of ['canvas', '']) {
      await onElement(page, (element, _, names) => element.setAttribute('lock', names), lock);
      expect((await inside('[part~=undo]'))[0].isOff).toBe(true);
    }
  });

  test('keeps a canvas from being drawn on', async () => {
    await open('<inkling-digits lock="canvas"></inkling-digits>');
    const canvas = await page.$('inkling-digits >>> [part~=canvas]');
    await canvas?.click();
    await canvas?.focus();
    for (const key of /** @type {const} */ ([' ', 'ArrowUp', ' '])) await page.keyboard.press(key);
    expect((await seen(page)).digit).toBe('');
    expect((await inside('[part~=undo]'))[0].isOff).toBe(true);
    await onElement(page, (element) => element.removeAttribute('lock'));
    expect((await inside('[part~=undo]'))[0].isOff).toBe(true);
    await canvas?.click();
    await until(page, ({ digit }) => digit !== '');
  });

  test('holds against files: a network with other values is refused, one with the same is opened', async () => {
    await open('<inkling-digits hidden="8" lock="lr"></inkling-digits>');
    const modelWith = async (/** @type {string} */ lr) => {
      const text = await onElement(
        page,
        async (element, _, rate) => {
          element.setAttribute('lr', rate);
          await element.step();
          const file = await (await element.exportModel('json')).text();
          element.removeAttribute('lr');
          await element.reset();
          return file;
        },
        lr,
      );
      const path = join(temporaryFolder('locked'), 'network.json');
      writeFileSync(path, text);
      return path;
    };
    const hash = () => onElement(page, (element) => element.parameterHash());
    const [other, same] = [await modelWith('0.5'), await modelWith((await setting('lr')).value)];
    const before = await hash();
    await dropFiles(page, [other]);
    const { problem } = await until(page, (state) => state.problem !== null);
    expect(problem).toMatch(/^network\.json: The teacher has set lr=0\.\d+; this network has lr=0\.5,/);
    expect(await hash()).toBe(before);
    await dropFiles(page, [same]);
    await eventually(hash, (now) => now !== before);
    await onElement(page, (element) => element.setAttribute('lock', 'files'));
    const opened = await hash();
    await dropFiles(page, [other]);
    await until(page, (state) => state.problem === 'The teacher has set that no files are opened here.');
    expect(await hash()).toBe(opened);
  });
});

test('a network that was kept with other values than the locked ones is set aside, and stays there', async () => {
  const pages = {
    free: '<inkling-digits keep></inkling-digits>',
    locked: '<inkling-digits keep lock="lr"></inkling-digits>',
  };
  for (const [name, body] of Object.entries(pages)) {
    const html = `<!doctype html><link rel="icon" href="data:," /><script type="module" src="/inkling.js"></script>${body}`;
    site.answers.set(`/${name}.html`, { body: html });
  }
  await visit('/free.html');
  const { value } = await setting('lr');
  await enter(page, 'Learning rate', '0.07');
  await onElement(page, (element) => element.step());
  // Not before it is this tab's turn to keep: that may be later than the element is ready.
  await eventually(
    () => onElement(page, (element) => element.keepNow()),
    (isKept) => isKept,
  );
  await page.goto(`${site.origin}/locked.html`);
  await onElement(page, (element) => element.ready);
  expect((await setting('lr')).value).toBe(value);
  const hash = await onElement(page, (element) => element.parameterHash());
  await press(page, 'Undo (last network)');
  const { problem } = await until(page, (state) => state.problem !== null);
  expect(problem).toContain(`The teacher has set lr=${value}; this network has lr=0.07`);
  expect(await onElement(page, (element) => element.parameterHash())).toBe(hash);
  await onElement(page, (element) => element.removeAttribute('lock'));
  await press(page, 'Undo (last network)');
  await eventually(
    () => setting('lr'),
    (found) => found.value === '0.07',
  );
});

describe('what is hidden in <inkling-digits>', () => {
  test('is not displayed and cannot be reached', async () => {
    await open('<inkling-digits hide="lr chart inside judging step"></inkling-digits>');
    const hidden = '#setting-lr, .results .chart, #lab-tab-inside, #lab-tab-judging, [part~=step]';
    const found = await inside(hidden);
    expect(found).toHaveLength(5);
    expect(found.some(({ isSeen }) => isSeen)).toBe(false);
    // Along the tabs with the arrow keys, from the first that there is.
    const focused = () => onElement(page, (_, root) => root.activeElement?.id);
    const first = await page.$('inkling-digits >>> #lab-tab-preprocessing');
    await first?.focus();
    expect(await first?.evaluate((tab) => /** @type {HTMLElement} */ (tab).tabIndex)).toBe(0);
    const visited = [];
    for (let i = 0; i < 4; i++) {
      await page.keyboard.press('ArrowRight');
      visited.push(await focused());
    }
    expect(visited).toEqual(['runs', 'hand', 'files', 'preprocessing'].map((name) => `lab-tab-${name}`));
    await onElement(page, (element) => element.setAttribute('hide', ''));
    expect((await inside(hidden)).every(({ isSeen }) => isSeen)).toBe(true);
  });
});

describe('a goal of <inkling-digits>', () => {
  test('is told when all of its conditions hold for the first time, and again after they did not', async () => {
    // The first epoch, too: within it the accuracy may rise above 80% and fall again, which is seen if it is tested then.
    const goal = 'testAccuracy>=0.8 epochs>=1 units<=20';
    await open(`<inkling-digits hidden="24" epochs="2" goal="${goal}"></inkling-digits>`);
    const states = () => inside('.teacher-goal li').then((items) => items.map(({ text }) => text));
    expect(await states()).toEqual([
      'test accuracy ≥ 80%: not yet',
      'epochs ≥ 1: not yet',
      'hidden units ≤ 20: not yet',
    ]);
    await onElement(page, (element) => element.train());
    expect(await states()).toEqual([
      'test accuracy ≥ 80%: reached',
      'epochs ≥ 1: reached',
      'hidden units ≤ 20: not yet',
    ]);
    expect(await told()).toEqual([]);
    await onElement(page, async (element) => {
      element.setAttribute('hidden', '16');
      await element.reset();
    });
    expect(await states()).toEqual([
      'test accuracy ≥ 80%: not yet',
      'epochs ≥ 1: not yet',
      'hidden units ≤ 20: reached',
    ]);
    await onElement(page, (element) => element.train());
    const [reached, ...others] = await told();
    expect(others).toEqual([]);
    expect(reached).toEqual({
      type: 'inkling-goal',
      detail: {
        goal,
        values: expect.objectContaining({ units: 16, layers: 1, parameters: 12_730, testAccuracy: expect.any(Number) }),
      },
    });
    expect(reached.detail.values.testAccuracy).toBeGreaterThanOrEqual(0.8);
    await onElement(page, (element) => element.train({ epochs: 1 }));
    expect(await told()).toHaveLength(1);
    await onElement(page, (element) => element.reset());
    await onElement(page, (element) => element.train());
    expect(await told()).toHaveLength(2);
    await onElement(page, (element) => element.setAttribute('lang', 'ko'));
    expect(await states()).toEqual(['테스트 정확도 ≥ 80%: 이룸', '에포크 ≥ 1: 이룸', '은닉 유닛 수 ≤ 20: 이룸']);
  });

  test('and names that there are not are refused in a sentence; those that there are hold', async () => {
    await open('<inkling-digits lock="lr tempo" goal="accuracy>high"></inkling-digits>');
    const errors = await eventually(told, ({ length }) => length === 2);
    expect(errors.map(({ detail }) => detail)).toEqual([
      { code: 'switch-unknown', message: expect.stringMatching(/^lock: .*tempo.*lr, .*layers/) },
      { code: 'goal-unclear', message: expect.stringMatching(/'accuracy>high'.*testAccuracy>=0\.95/) },
    ]);
    expect((await setting('lr')).isOff).toBe(true);
    const [{ text, isSeen }] = await inside('.teacher-problem');
    expect(isSeen).toBe(true);
    expect(text).toContain(errors[0].detail.message);
    expect(text).toContain(errors[1].detail.message);
    await onElement(page, (element) => {
      element.setAttribute('lock', 'lr');
      element.removeAttribute('goal');
    });
    expect((await inside('.teacher-problem'))[0].isSeen).toBe(false);
  });
});

describe('<inkling-playground>', () => {
  test('has what is locked off, in its drawn network too, and what is hidden away', async () => {
    await open(
      '<inkling-playground hidden="4,2" lock="layers activation dataset weights" hide="files noise"></inkling-playground>',
    );
    expect(await line('inkling-playground')).toBe(
      'Set by the teacher, not to be changed here: Hidden layers, Activation, Points, Weights and biases.',
    );
    const locked = await inside('.layer-head :is(button, select), .add-layer, .datasets button', 'inkling-playground');
    expect(locked).toHaveLength(2 * 4 + 1 + 11);
    expect(locked.every(({ isOff, isSeen }) => isOff && isSeen)).toBe(true);
    expect((await inside('#setting-lr', 'inkling-playground'))[0].isOff).toBe(false);
    const hidden = await inside('.files, [part~=noise]', 'inkling-playground');
    expect(hidden.map(({ isSeen }) => isSeen)).toEqual([false, false]);

    // Units that are made anew are locked, too.
    await playground.onPlayground(page, (element) => element.setAttribute('hidden', '3,3,3'));
    await playground.until(page, ({ network }) => network.startsWith('2 – 3 – 3 – 3'));
    const anew = await inside('.layer-head :is(button, select)', 'inkling-playground');
    expect(anew).toHaveLength(3 * 4);
    expect(anew.every(({ isOff }) => isOff)).toBe(true);
    await playground.press(page, 'Unit 1 of hidden layer 1: show its weights');
    const fields = await inside('.unit-fields input', 'inkling-playground');
    expect(fields).toHaveLength(3);
    expect(fields.every(({ isOff, isSeen }) => isOff && isSeen)).toBe(true);

    const files = temporaryFolder('locked');
    writeFileSync(join(files, 'points.csv'), '0,0,a\n1,1,b\n');
    await dropFiles(page, [join(files, 'points.csv')]);
    await playground.until(page, ({ problem }) => problem === 'The teacher has set that no files are opened here.');
    await playground.onPlayground(page, (element) => element.removeAttribute('hide'));
    await dropFiles(page, [join(files, 'points.csv')]);
    await playground.until(page, ({ problem }) => problem?.includes('no table is opened') ?? false);
    const model = await playground.onPlayground(page, async (element) => (await element.exportModel('json')).text());
    writeFileSync(join(files, 'same.json'), model);
    await playground.onPlayground(page, async (element) => {
      element.setAttribute('hidden', '5');
      await element.reset();
    });
    await dropFiles(page, [join(files, 'same.json')]);
    await playground.until(
      page,
      ({ problem }) => problem?.includes('hidden=5; this network has hidden=3,3,3') ?? false,
    );
    await playground.onPlayground(page, (element) => element.setAttribute('lock', 'dataset'));
    await dropFiles(page, [join(files, 'same.json')]);
    await playground.until(page, ({ network }) => network.startsWith('2 – 3 – 3 – 3'));
  });

  test('tells that a goal is reached, with plain numbers', async () => {
    await open(
      '<inkling-playground dataset="gauss" hidden="2" goal="testAccuracy>0.9 epochs<=200 layers=1"></inkling-playground>',
    );
    await playground.onPlayground(page, async (element) => {
      await element.reset();
      await element.train({ epochs: 20 });
    });
    const [{ type, detail }] = await eventually(told, ({ length }) => length > 0);
    expect(type).toBe('inkling-goal');
    expect(detail.goal).toBe('testAccuracy>0.9 epochs<=200 layers=1');
    expect(detail.values).toMatchObject({ layers: 1, units: 2 });
    expect(detail.values.testAccuracy).toBeGreaterThan(0.9);
    const items = await inside('.teacher-goal li', 'inkling-playground');
    expect(items.map(({ text }) => text)).toEqual([
      'test accuracy > 90%: reached',
      'epochs ≤ 200: reached',
      'hidden layers = 1: reached',
    ]);
  });
});

test.each([
  ['<inkling-digits hidden="16" lock="lr layers canvas train teach" hide="lab" goal="units<=20 loss<0.1">', 'light'],
  ['<inkling-digits hidden="16" lock="lr layers canvas train teach" hide="lab" goal="units<=20 loss<0.1">', 'dark'],
  ['<inkling-playground lock="layers activation features dataset weights data" goal="loss<=0.9">', 'light'],
  ['<inkling-playground lock="layers activation features dataset weights data" goal="loss<=0.9">', 'dark'],
])('axe-core finds nothing in %s, %s', async (element, scheme) => {
  await open(`<h1>Lesson</h1>${element}`, { dark: scheme === 'dark' });
  // What its pictures show is said with the first numbers.
  if (element.startsWith('<inkling-playground')) await playground.until(page, ({ loss }) => Number.isFinite(loss));
  expect(await violations(page)).toEqual([]);
});

test.each([
  ['/', 'inkling-digits'],
  ['/playground.html', 'inkling-playground'],
])('a link to %s can lock, hide and ask for something, and keeps it while settings change', async (path, element) => {
  const query = new URLSearchParams({ lang: 'en', lock: 'lr', hide: 'files', goal: 'units<=20' });
  await visit(`${path}?${query}`);
  expect(await line(element)).toBe('Set by the teacher, not to be changed here: Learning rate.');
  await page.$eval(element, (each) => each.setAttribute('hidden', '10'));
  await page.waitForFunction(() => new URLSearchParams(location.search).get('hidden') === '10');
  const { lock, hide, goal } = await page.evaluate(() => Object.fromEntries(new URLSearchParams(location.search)));
  expect({ lock, hide, goal }).toEqual({ lock: 'lr', hide: 'files', goal: 'units<=20' });
  const [{ text }] = await eventually(
    () => inside('.teacher-goal li', element),
    ([item]) => !item.text.endsWith('not yet'),
  );
  expect(text).toBe('hidden units ≤ 20: reached');
});
