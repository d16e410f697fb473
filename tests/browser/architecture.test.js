// The network drawn in the settings, the preview of augmentation and the way on from a divergence.
import { describe, expect, test } from 'vitest';
import { violations } from './axe.js';
import { enter, onElement, overflow, press, seen, until } from './digits.js';
import { emulate } from './emulation.js';
import { eventually, hashOf, pressLabelled, untilNotice } from './lab.js';
import { page, visit } from './visit.js';

/** @param {string} settings of the address @param {Parameters<typeof visit>[1]} [options] @param {string} [language] */
async function open(settings, options, language = 'en') {
  const all = new URLSearchParams(`lang=${language}&pen-digits=0&augment=off`);
  for (const [name, value] of new URLSearchParams(settings)) all.set(name, value);
  await visit(`/?${all}`, options);
  await onElement(page, (_, root) => {
    /** @type {HTMLDetailsElement} */ (root.querySelector('details.settings')).open = true;
  });
}

/** What the drawing and the field say. */
const drawn = () =>
  onElement(page, (_, root) => {
    const drawing = /** @type {HTMLElement} */ (root.querySelector('.architecture'));
    const texts = (/** @type {string} */ selector) =>
      [...drawing.querySelectorAll(selector)].map(({ textContent }) => textContent ?? '');
    return {
      units: texts('.architecture-units'),
      edges: [...drawing.querySelectorAll('[role=slider]')].map(
        (edge) => `${edge.getAttribute('aria-label')}: ${edge.getAttribute('aria-valuetext')}`,
      ),
      heights: [...drawing.querySelectorAll('.architecture-bar')].map((bar) => bar.getBoundingClientRect().height),
      total: texts('.architecture-total')[0],
      spoken: texts('[role=status]')[0],
      field: /** @type {HTMLInputElement} */ (root.getElementById('setting-hidden')).value,
      focused: root.activeElement?.getAttribute('aria-label') ?? null,
    };
  });

/** @param {string} field */
const untilField = (field) => eventually(drawn, (state) => state.field === field);

/** @param {string} parameters */
const untilNetwork = (parameters) => until(page, ({ status }) => status.includes(parameters));

const hiddenOfAddress = () => page.evaluate(() => new URLSearchParams(location.search).get('hidden'));

/** @param {number} layer from 1 @returns {Promise<[x: number, y: number]>} the middle of its edge */
const edgeOf = (layer) =>
  onElement(
    page,
    (_, root, n) => {
      const edge = root.querySelectorAll('.architecture [role=slider]')[n - 1];
      edge.scrollIntoView({ block: 'center', inline: 'center' });
      const { x, y, width, height } = edge.getBoundingClientRect();
      return /** @type {[number, number]} */ ([x + width / 2, y + height / 2]);
    },
    layer,
  );

describe('the drawn network', () => {
  test('layers are added and removed by buttons, and the field, the total and the network agree', async () => {
    await open('hidden=none');
    expect(await drawn()).toMatchObject({ units: ['784', '10'], total: '7,850 weights and biases in all', spoken: '' });
    await pressLabelled(page, 'Add a hidden layer after the input');
    const one = await untilField('32');
    expect(one).toMatchObject({
      units: ['784', '32', '10'],
      total: '25,450 weights and biases in all',
      spoken: 'Hidden layers: 32. 25,450 weights and biases in all.',
      focused: 'Units of hidden layer 1',
    });
    // Each time until the network is there: then the field and the drawing are shown again.
    await untilNetwork('25,450');
    await pressLabelled(page, 'Add a hidden layer after layer 1');
    expect((await untilField('32,32')).focused).toBe('Units of hidden layer 2');
    await untilNetwork('26,506');
    await pressLabelled(page, 'More units in hidden layer 2');
    await untilField('32,36');
    await untilNetwork('26,678');
    await pressLabelled(page, 'Fewer units in hidden layer 1');
    await untilField('28,36');
    await untilNetwork('23,394');
    await pressLabelled(page, 'Remove hidden layer 1');
    const left = await untilField('36');
    expect(left.focused).toBe('Remove hidden layer 1');
    expect(left.edges).toEqual(['Units of hidden layer 1: 36 units']);
    await untilNetwork('28,630');
    await pressLabelled(page, 'Remove hidden layer 1');
    expect((await untilField('none')).focused).toBe('Add a hidden layer after the input');
    await untilNetwork('7,850');
    expect(await hiddenOfAddress()).toBe('none');
  });

  test('quick presses count, each from what the one before has made', async () => {
    await open('hidden=32');
    await onElement(page, async (_, root) => {
      const more = [...root.querySelectorAll('button')].find(
        (button) => button.ariaLabel === 'More units in hidden layer 1',
      );
      for (let i = 0; i < 20; i++) {
        more?.click();
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    });
    await untilNetwork((795 * 256 + 10).toLocaleString('en'));
    expect((await drawn()).field).toBe('256'); // twenty steps;
  });

  test('the top edge is dragged: the total follows at once, the network when it is let go', async () => {
    await open('hidden=16');
    const before = await hashOf(page);
    const { heights } = await drawn();
    const [x, y] = await edgeOf(1);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y - 20, { steps: 5 });
    const during = await drawn();
    const units = Number(during.units[1]);
    expect(units).toBeGreaterThan(30);
    expect(during.heights[1] - heights[1]).toBeCloseTo(20, -1);
    expect(during.total).toBe(`${(795 * units + 10).toLocaleString('en')} weights and biases in all`);
    expect(during.field).toBe('16');
    expect(await hashOf(page)).toBe(before);
    await page.mouse.up();
    await untilField(String(units));
    await untilNetwork((795 * units + 10).toLocaleString('en'));
    expect(await hiddenOfAddress()).toBe(String(units));

    // Escape leaves all as it was.
    const [nextX, nextY] = await edgeOf(1);
    await page.mouse.move(nextX, nextY);
    await page.mouse.down();
    await page.mouse.move(nextX, nextY + 40, { steps: 5 });
    expect(Number((await drawn()).units[1])).toBeLessThan(units);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await drawn()).toMatchObject({ field: String(units), units: ['784', String(units), '10'] });
  });

  test('a finger drags it, too, on a small screen', async () => {
    await open('hidden=8,8', { width: 390, height: 844, touch: true });
    const [x, y] = await edgeOf(2);
    await page.touchscreen.touchStart(x, y);
    for (let by = 5; by <= 30; by += 5) await page.touchscreen.touchMove(x, y - by);
    await page.touchscreen.touchEnd();
    const { field, units } = await eventually(drawn, (state) => state.field !== '8,8');
    expect(field).toBe(`8,${units[2]}`);
    expect(Number(units[2])).toBeGreaterThan(20);
  });

  test('with the keyboard, a key that is held makes one network', async () => {
    await open('hidden=8');
    const networks = () => onElement(page, (element) => element.counted ?? 0);
    await onElement(page, (element, root) => {
      element.counted = 0;
      element.addEventListener('inkling-settings', () => element.counted++);
      /** @type {HTMLElement} */ (root.querySelector('.architecture [role=slider]')).focus();
    });
    for (let i = 0; i < 5; i++) await page.keyboard.down('ArrowUp');
    expect(await drawn()).toMatchObject({ edges: ['Units of hidden layer 1: 13 units'], field: '8' });
    await page.keyboard.up('ArrowUp');
    expect((await untilField('13')).spoken).toBe('Hidden layers: 13. 10,345 weights and biases in all.');
    await untilNetwork('10,345');
    expect(await networks()).toBe(1);
    for (const [key, units] of /** @type {const} */ ([
      ['ArrowLeft', '12'],
      ['PageUp', '16'],
      ['ArrowRight', '20'],
      ['PageDown', '13'],
      ['Home', '1'],
      ['End', '4096'],
    ])) {
      await page.keyboard.press(key);
      await untilField(units);
      await untilNetwork((795 * Number(units) + 10).toLocaleString('en'));
    }
  });

  test('what the field says is drawn, and what the core refuses stays to be corrected in either', async () => {
    await open('hidden=8');
    await enter(page, 'Hidden layers', '100, 50,25');
    expect((await eventually(drawn, ({ units }) => units.length === 5)).units).toEqual([
      '784',
      '100',
      '50',
      '25',
      '10',
    ]);
    await enter(page, 'Hidden layers', '3000,1500');
    await untilNetwork('6,871,510');
    await pressLabelled(page, 'Add a hidden layer after layer 1');
    const { refused } = await until(page, (state) => state.refused.length > 0);
    expect(refused[0]).toMatch(/at most 8000000 weights/);
    expect(await drawn()).toMatchObject({ field: '3000,3000,1500', units: ['784', '3,000', '3,000', '1,500', '10'] });
    await pressLabelled(page, 'Remove hidden layer 1');
    await pressLabelled(page, 'Remove hidden layer 1');
    await untilNetwork('1,192,510');
    expect((await seen(page)).refused).toEqual([]);
    expect((await drawn()).field).toBe('1500');
    const sixteen = Array.from({ length: 16 }, () => '4').join(',');
    await enter(page, 'Hidden layers', sixteen);
    await eventually(drawn, ({ units }) => units.length === 18);
    const addable = await onElement(page, (_, root) => root.querySelectorAll('.architecture-add:enabled').length);
    expect(addable).toBe(0);
    expect(await overflow(page)).toBe(0);
  });

  test('a trained network that is replaced can be brought back, and the drawing with it', async () => {
    await open('hidden=8&epochs=1');
    await onElement(page, (element) => element.train({ epochs: 1 }));
    const before = await hashOf(page);
    await pressLabelled(page, 'Add a hidden layer after layer 1');
    await untilField('8,8');
    await until(page, ({ status }) => status.startsWith('A new network'));
    await press(page, 'Undo (last network)');
    expect((await untilField('8')).units).toEqual(['784', '8', '10']);
    expect(await hashOf(page)).toBe(before);
  });

  test('its parts can be told apart where the page’s colours are not used', async () => {
    await open('hidden=32');
    await emulate(page, { 'forced-colors': 'active' });
    await page.waitForFunction(() => matchMedia('(forced-colors: active)').matches);
    const shown = await onElement(page, (_, root) => {
      const edge = /** @type {Element} */ (root.querySelector('.architecture-edge'));
      const bar = /** @type {Element} */ (root.querySelector('.architecture-layer:first-child .architecture-bar'));
      const paper = getComputedStyle(/** @type {Element} */ (root.querySelector('.settings'))).backgroundColor;
      const line = getComputedStyle(edge, '::before').backgroundColor;
      const { borderTopColor, borderTopWidth } = getComputedStyle(bar);
      return { isLineSeen: line !== paper, isBarSeen: borderTopColor !== paper && borderTopWidth === '1px' };
    });
    expect(shown).toEqual({ isLineSeen: true, isBarSeen: true });
  });
});

/** The rows of the preview: what each is called, and its images as text. */
const preview = () =>
  onElement(page, (_, root) => ({
    help: root.querySelector('.augmentation .help')?.textContent,
    rows: [...root.querySelectorAll('.augmentation li [role=img]')].map((row) => ({
      label: row.getAttribute('aria-label'),
      images: [...row.querySelectorAll('canvas')].map((canvas) => canvas.toDataURL()),
    })),
  }));

const openMore = () =>
  onElement(page, (_, root) => {
    const more = /** @type {HTMLElement} */ (root.querySelector('.more > summary'));
    more.click();
    more.scrollIntoView();
  });

test('augmentation is shown on training digits, others on request, and explained where it is off', async () => {
  await open('hidden=none&augment=on');
  await openMore();
  const { rows } = await eventually(preview, (state) => state.rows.length === 3);
  for (const { label, images } of rows) {
    expect(label).toMatch(/^A \d as it is, and in five distortions$/);
    expect(new Set(images).size).toBe(6);
  }
  await press(page, 'Show others');
  await eventually(preview, (state) => state.rows[0].images[0] !== rows[0].images[0]);
  await enter(page, 'Augmentation', 'off');
  await eventually(preview, ({ help }) => /off: each digit is shown to the network as it is/.test(help ?? ''));
  expect((await seen(page)).buttons).not.toContain('Show others');
  await enter(page, 'Augmentation', 'on');
  await until(page, ({ buttons }) => buttons.includes('Show others'));
});

describe('a training that diverges', () => {
  /** @param {string} name */
  const valueOfSetting = (name) =>
    onElement(
      page,
      (_, root, id) => /** @type {HTMLInputElement} */ (root.getElementById(id)).value,
      `setting-${name}`,
    );
  const rate = () => valueOfSetting('lr');
  const settings = 'hidden=16,16&activation=linear&optimizer=sgd&lr=8&schedule=constant&epochs=2';

  test('names the layer and goes on with half of the rate by one button, also by the keyboard', async () => {
    await open(settings);
    await press(page, 'Train');
    const { problem, buttons } = await until(page, (state) => state.problem !== null);
    expect(problem).toMatch(
      /^In epoch 1 the sums of (hidden layer [12]|the output layer) stopped being finite numbers/,
    );
    expect(problem).toMatch(/below 8 may help\.$/);
    expect(problem?.match(/\.( |$)/g)).toHaveLength(1);
    expect(buttons).toContain('Undo and halve the learning rate');
    for (let n = 0; n < 12; n++) {
      const before = Number(await rate());
      await onElement(page, (_, root) => {
        const halve = [...root.querySelectorAll('.problem button')].find((each) => each.checkVisibility());
        /** @type {HTMLElement} */ (halve).focus();
      });
      await page.keyboard.press('Enter');
      await eventually(rate, (value) => Number(value) === before / 2);
      const state = await until(page, ({ problem: again, status }) => again !== null || /2 epochs in/.test(status));
      if (state.problem === null) break;
      expect(state.problem).toContain(`below ${before / 2} `);
    }
    const { accuracy, problem: none } = await until(page, ({ status }) => /2 epochs in/.test(status));
    expect(none).toBeNull();
    expect(accuracy).toBeGreaterThan(0.5);
    expect(Number(await rate())).toBeLessThan(8);
    const focused = await onElement(page, (_, root) => root.activeElement?.getAttribute('part'));
    expect(focused).toBe('train');
  });

  test('goes on after the epochs that went well, with the settings of now', async () => {
    await open('hidden=16,16&activation=linear&optimizer=sgd&lr=0.01&schedule=constant&epochs=1');
    await press(page, 'Train');
    const { accuracy } = await until(page, ({ status }) => /1 epoch in/.test(status));
    await enter(page, 'Dropout', '0.1');
    await enter(page, 'Learning rate', '8');
    await press(page, 'Train');
    let state = await until(page, ({ problem }) => problem !== null);
    for (let halved = 4; state.problem !== null; halved /= 2) {
      expect(state.problem).toMatch(/^In epoch 2 /);
      await press(page, 'Undo and halve the learning rate');
      await eventually(rate, (value) => Number(value) === halved);
      state = await until(page, ({ problem, status }) => problem !== null || /1 epoch in/.test(status));
    }
    expect(state.accuracy).toBeGreaterThan(accuracy - 0.2);
    expect(await valueOfSetting('dropout')).toBe('0.1');
  });

  test('with a loss that is finite is said to be lost, also when the loss has fallen again', async () => {
    await open('hidden=64&lr=1&epochs=3&pen-digits=0&augment=off');
    await press(page, 'Train');
    const { accuracy, problem } = await until(page, ({ status }) => /3 epochs in/.test(status));
    expect(accuracy).toBeLessThan(0.3);
    expect(problem).toMatch(/^The loss has risen to [\d.]+: .*learning rate 1 is too high/);
    await press(page, 'Undo and halve the learning rate');
    await eventually(rate, (value) => Number(value) === 0.5);
    // From the beginning: the first epoch was lost already.
    await untilNotice(page, /goes on from epoch 0\.0\./);
    await until(page, ({ status }) => /3 epochs in/.test(status));
  });

  test('is said in Korean', async () => {
    await open(settings, {}, 'ko');
    await press(page, '학습');
    const { problem, buttons } = await until(page, (state) => state.problem !== null);
    expect(problem).toMatch(/^에포크 1에서 (은닉층 [12]|출력층)의 합이 유한한 값이 아니게 되어/);
    expect(buttons).toContain('되돌리고 학습률을 절반으로');
    expect(await violations(page)).toEqual([]);
  });
});

test.each([
  ['en', 'light', 1280],
  ['ko', 'dark', 390],
])('axe finds nothing to say, %s, %s', async (language, scheme, width) => {
  await open('hidden=64,32,16&augment=on', { dark: scheme === 'dark', width, height: 844 }, language);
  await openMore();
  await eventually(preview, (state) => state.rows.length === 3);
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);
});
