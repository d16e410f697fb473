// <inkling-playground> as a person uses it.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { violations } from './axe.js';
import { eventually, save, temporaryFolder } from './lab.js';
import { enter, onPlayground, press, seen, until } from './playground.js';
import { page, visit } from './visit.js';

const folder = temporaryFolder('playground');
afterAll(() => rmSync(folder, { recursive: true }));

/** @param {string} [query] @param {Parameters<typeof visit>[1]} [options] */
const open = (query = '?lang=en', options = {}) => visit(`/playground.html${query}`, options);
const hash = () => onPlayground(page, (element) => element.parameterHash());
const search = () => page.evaluate(() => location.search);
const train = (/** @type {number} */ epochs) =>
  onPlayground(page, (element, _, count) => element.train({ epochs: count }), epochs);

describe('every set of points is learnt to its known result', () => {
  test.each([
    ['circle', 'hidden=8&optimizer=adam&lr=0.01&seed=1', 99],
    ['xor', 'hidden=8,4&optimizer=adam&lr=0.01&seed=1', 99],
    ['gauss', 'hidden=none&seed=1', 99],
    ['spiral', 'hidden=16,16&activation=relu&optimizer=adam&lr=0.01&seed=1', 97],
  ])('%s, with %s', async (dataset, settings, percent) => {
    await open(`?lang=en&dataset=${dataset}&${settings}&pace=full`);
    await press(page, 'Play');
    await until(page, ({ epoch }) => epoch > 300);
    await press(page, 'Pause');
    await until(page, ({ play }) => play === 'Play');
    // However far it has come: further on some of it may be lost for a while.
    await enter(page, 'Epoch', '300');
    const { testAccuracy } = await until(page, ({ epoch }) => epoch === 300);
    expect(testAccuracy).toBeGreaterThanOrEqual(percent);
  });
});

describe('training', () => {
  test('plays an epoch a frame, pauses, steps, goes back and on', async () => {
    await open();
    const before = await hash();
    await press(page, 'Play');
    await until(page, ({ epoch }) => epoch >= 5);
    await press(page, 'Pause');
    await until(page, ({ play }) => play === 'Play');
    const paused = (await seen(page)).epoch;
    const there = await hash();
    await press(page, 'Step');
    await until(page, ({ epoch }) => epoch === paused + 1);
    await press(page, 'Back');
    await until(page, ({ epoch }) => epoch === paused);
    expect(await hash()).toBe(there);
    await enter(page, 'A step is', 'minibatch');
    await press(page, 'Step');
    const { updates } = await until(page, ({ epoch }) => epoch > paused);
    expect(updates).toBe(25 * paused + 1);
    await enter(page, 'A step is', 'example');
    await press(page, 'Step');
    await until(page, (state) => state.updates === updates + 1);
    await press(page, 'Reset');
    await until(page, ({ epoch }) => epoch === 0);
    expect(await hash()).toBe(before);
    await press(page, 'New seed');
    await eventually(search, (now) => now.includes('seed=2'));
    expect((await seen(page)).epoch).toBe(0);
    expect(await hash()).not.toBe(before);
  });

  test('is moved back and forth by the slider', async () => {
    await open('?lang=en&pace=full');
    await train(50);
    const end = await hash();
    await enter(page, 'Epoch', '20');
    await until(page, ({ epoch }) => epoch === 20);
    await enter(page, 'Epoch', '50');
    await until(page, ({ epoch }) => epoch === 50);
    expect(await hash()).toBe(end);
  });

  test('comes to its end in a tab that is left, where no frame is painted', async () => {
    await open();
    await page.evaluate(() => {
      window.requestAnimationFrame = () => 0;
    });
    expect((await train(30)).epochs).toBe(30);
    const paused = onPlayground(page, (element, root) => {
      /** @type {HTMLElement} */ (root.querySelector('[part=play]')).click();
      return new Promise((resolve) => setTimeout(() => resolve(element.pause()), 500));
    });
    await paused;
    expect((await onPlayground(page, (element) => element.step())).epochs).toBeGreaterThan(30);
  });

  test('that diverges stops with a sentence, and goes on with a smaller rate', async () => {
    await open('?lang=en&dataset=plane&hidden=8,8&activation=linear&lr=10');
    await press(page, 'Play');
    const { problem } = await until(page, (state) => state.problem !== null);
    expect(problem).toMatch(/finite number.*below 10/);
    await enter(page, 'Learning rate', '0.01');
    await press(page, 'Reset');
    await until(page, (state) => state.problem === null && state.epoch === 0);
    await train(5);
    expect((await seen(page)).problem).toBeNull();
  });
});

describe('the network', () => {
  test('gets layers, units, activations and features by click', async () => {
    await open();
    expect((await seen(page)).network).toBe('2 – 4 – 2 – 1 units, 25 weights and biases');
    await press(page, 'Add a layer');
    await until(page, ({ network }) => network.startsWith('2 – 4 – 2 – 4 – 1 '));
    await press(page, 'More units in layer 1');
    await until(page, ({ network }) => network.startsWith('2 – 5 – 2 – 4 – 1 '));
    await press(page, 'Remove layer 2');
    await until(page, ({ network }) => network.startsWith('2 – 5 – 4 – 1 '));
    await press(page, 'Fewer units in layer 2');
    await until(page, ({ network }) => network.startsWith('2 – 5 – 3 – 1 '));
    await press(page, 'x₁², x₁ squared');
    await until(page, ({ network }) => network.startsWith('3 – 5 – 3 – 1 '));
    await enter(page, 'Activation of layer 1', 'relu');
    const address = await eventually(search, (now) => now.includes('activation=relu,tanh'));
    expect(address).toMatch(/hidden=5,3/);
    expect(address).toMatch(/features=x,y,xSquared/);
  });

  test('can have eight layers of sixteen units, and stays within the page', async () => {
    await open('?lang=en&hidden=16,16,16,16,16,16,16,16');
    await press(page, 'Play');
    await until(page, ({ epoch }) => epoch >= 2);
    await press(page, 'Pause');
    const { overflow, canAdd } = await onPlayground(page, (_, root) => ({
      overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      canAdd: !(/** @type {HTMLButtonElement} */ (root.querySelector('.add-layer')).disabled),
    }));
    expect([overflow, canAdd]).toEqual([0, false]);
  });

  test('has its weights and biases changed by hand', async () => {
    await open();
    await press(page, 'Unit 2 of hidden layer 1: show its weights');
    const predicted = () => onPlayground(page, async (element) => Array.from(await element.predict([[1, 2]])));
    const before = await predicted();
    await enter(page, 'Weight of x₁', '3');
    await enter(page, 'Bias', '-1.5');
    // As the network has them, and not as they were entered.
    await page.waitForFunction(() => {
      const root = document.querySelector('inkling-playground')?.shadowRoot;
      const values = [...(root?.querySelectorAll('.unit-editor input') ?? [])].map(
        (input) => /** @type {HTMLInputElement} */ (input).value,
      );
      return values.includes('3.0000') && values.includes('-1.5000');
    });
    expect(await predicted()).not.toEqual(before);
    const json = JSON.parse(await onPlayground(page, async (element) => (await element.exportModel('json')).text()));
    expect(json.layers[0].weights[0][1]).toBe(3);
    expect(json.layers[0].biases[1]).toBe(-1.5);
    await press(page, 'Close');
    expect(await onPlayground(page, (_, root) => root.querySelector('.unit-editor')?.checkVisibility())).toBe(false);
  });

  test('is saved, and opened again', async () => {
    await open();
    await train(10);
    const trained = await hash();
    const { path } = await save(page, 'Save safetensors', press);
    await press(page, 'Reset');
    await until(page, ({ epoch }) => epoch === 0);
    const [chooser] = await Promise.all([page.waitForFileChooser(), press(page, 'Open a network…')]);
    await chooser.accept([path]);
    await page.waitForFunction(
      async (wanted) =>
        (await /** @type {any} */ (document.querySelector('inkling-playground')).parameterHash()) === wanted,
      {},
      trained,
    );
  });
});

describe('points of one’s own', () => {
  test('are clicked into the plane, by class, and learnt', async () => {
    await open('?lang=en&dataset=own&hidden=4&optimizer=adam&share=0.9');
    await press(page, 'Play');
    expect((await until(page, ({ problem }) => problem !== null)).problem).toMatch(/no points/);
    for (const [label, x, y] of /** @type {const} */ ([
      ['0', 0.2, 0.2],
      ['0', 0.25, 0.3],
      ['1', 0.8, 0.8],
      ['1', 0.7, 0.75],
      ['2', 0.2, 0.8],
      ['2', 0.3, 0.7],
    ])) {
      await enter(page, 'Class', label);
      const box = await onPlayground(page, (element, root) => {
        /** @type {Promise<void>} */
        const taken = new Promise((resolve) =>
          element.addEventListener('inkling-settings', () => resolve(), { once: true }),
        );
        Object.assign(globalThis, { taken });
        const plane = /** @type {Element} */ (root.querySelector('.output .plane'));
        plane.scrollIntoView({ block: 'center' });
        return plane.getBoundingClientRect().toJSON();
      });
      await page.mouse.click(box.x + x * box.width, box.y + y * box.height);
      // What is said of no points goes with the first of them, and the plane moves.
      await page.evaluate(() => /** @type {any} */ (globalThis).taken);
    }
    await until(page, ({ network }) => network.startsWith('2 – 4 – 3 '));
    await train(200);
    expect((await seen(page)).accuracy).toBe(100);
    await press(page, 'Take back');
    await press(page, 'Clear');
    await press(page, 'Step');
    await until(page, ({ problem }) => problem?.includes('no points') ?? false);
  });

  test('are taken as quickly as they are given', async () => {
    await open('?lang=en&dataset=own&hidden=4&batch=1&share=0.9');
    // What is said of the first comes while the others are given.
    await onPlayground(page, async (_, root) => {
      const add = /** @type {HTMLElement} */ (root.querySelector('.own-form button'));
      for (let i = 0; i < 40; i++) {
        add.click();
        if (i % 2 === 1) await new Promise((resolve) => setTimeout(resolve, 1));
      }
    });
    await press(page, 'Step');
    const { updates } = await until(page, ({ epoch }) => epoch === 1);
    expect(updates).toBe(36); // one for each that is trained on
  });

  /** @param {string} name @param {string} text */
  async function openTable(name, text) {
    const path = join(folder, name);
    writeFileSync(path, text);
    await press(page, 'Your own');
    await until(page, ({ dataset }) => dataset === 'own');
    const [chooser] = await Promise.all([page.waitForFileChooser(), press(page, 'Open a table…')]);
    await chooser.accept([path]);
  }

  test('come from a table, scaled where they must be', async () => {
    await open('?lang=en&optimizer=adam');
    const lines = Array.from({ length: 60 }, (_, i) => `${100 + i},${i % 7},${i < 30 ? 'small' : 'large'}`);
    await openTable('sizes.csv', `height,shade,size\n${lines.join('\n')}`);
    const { said } = await until(page, (state) => state.said !== null);
    expect(said).toBe('Read 60 points of the classes large, small. Scaled to fit the plane: height.');
    await train(100);
    expect((await seen(page)).testAccuracy).toBeGreaterThan(95);
  });

  test.each([
    ['two.csv', '1,2\n3,4\n', /two\.csv: Line 1 has 2 columns/],
    ['diary.csv', 'Dear diary, I met, someone\n1,2,0\n', /diary\.csv:.*(no points|class)/],
    ['word.csv', '1,2,0\n1,x,1\n', /word\.csv: Line 2 has 'x'/],
    ['million.csv', '1,2,0\n'.repeat(1e6), /million\.csv: The table has more than 10000 points/],
  ])('%s is refused in a sentence, and what was there stays', async (name, text, sentence) => {
    await open();
    const before = await hash();
    await openTable(name, text);
    expect((await until(page, ({ problem }) => problem !== null)).problem).toMatch(sentence);
    expect(await hash()).toBe(before);
  });
});

describe('the address', () => {
  test('brings everything back', async () => {
    await open('?lang=en');
    await press(page, 'Spiral');
    await enter(page, 'Noise', '0.1');
    await enter(page, 'Learning rate', '0.1');
    await press(page, 'Show test points');
    await eventually(search, (now) => ['noise=0.1', 'lr=0.1', 'show-test=on'].every((each) => now.includes(each)));
    const before = await hash();
    await page.reload();
    await onPlayground(page, (element) => element.ready);
    expect((await seen(page)).dataset).toBe('spiral');
    expect(await hash()).toBe(before);
  });

  test('of TensorFlow Playground is read, and what is not known in it is said', async () => {
    await open(
      '?lang=en#activation=sigmoid&batchSize=5&dataset=xor&learningRate=0.1&networkShape=3&seed=0.12345&cosX=true&problem=classification',
    );
    expect(await seen(page)).toMatchObject({ dataset: 'xor', problem: null });
    expect((await seen(page)).network).toMatch(/^2 – 3 – 1 /);
    expect(await search()).toMatch(/activation=sigmoid/);
    expect(await search()).toMatch(/batch=5/);
    expect(await page.$eval('#note', (note) => note.textContent)).toMatch(/cosX=true/);
  });

  test.each([
    ['hidden=0', /hidden.*'0'/],
    ['lr=fast', /lr.*'fast'/],
    ['dataset=cube', /dataset.*'cube'/],
    ['noise=7', /noise.*'7'/],
    ['features=q', /features.*'q'/],
    ['loss=softmax-cross-entropy&output=step', /./],
  ])('with %s says so and shows a network that works', async (query, sentence) => {
    await open(`?lang=en&${query}`);
    const { problem } = await seen(page);
    expect(problem).toMatch(sentence);
    await train(2);
    expect((await seen(page)).epoch).toBe(2);
  });
});

describe('the page for everyone', () => {
  test.each([
    ['light', '?lang=en'],
    ['dark', '?lang=ko'],
  ])('axe finds nothing to say, %s', async (scheme, query) => {
    await open(query, { dark: scheme === 'dark' });
    await train(3);
    await onPlayground(page, (_, root) => /** @type {HTMLElement} */ (root.querySelector('.layer .unit')).click());
    await onPlayground(page, (element) => element.setAttribute('lr', 'NaN'));
    await until(page, ({ refused }) => refused.length === 1);
    expect(await violations(page)).toEqual([]);
    await onPlayground(page, (element) => element.setAttribute('dataset', 'own'));
    await until(page, ({ dataset, loss }) => dataset === 'own' && !(loss > 0));
    expect(await violations(page)).toEqual([]);
  });

  test.each([
    [360, 640],
    [390, 844],
    [768, 1024],
    [1280, 800],
  ])('at %i × %i nothing is cut off', async (width, height) => {
    for (const language of ['en', 'ko']) {
      await open(`?lang=${language}`, { width, height });
      await until(page, ({ loss }) => loss > 0);
      const { overflow, cut } = await onPlayground(page, (_, root) => ({
        overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        cut: [...root.querySelectorAll('button, label, .help, h2, h3, dd, dt')]
          .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
          .map((element) => element.textContent),
      }));
      expect(overflow).toBe(0);
      expect(cut).toEqual([]);
      if (language === 'en') await page.browserContext().close();
    }
  });

  test('the three pages lead to one another, in one language', async () => {
    await open('?lang=ko');
    expect(await page.title()).toMatch(/플레이그라운드/);
    await Promise.all([page.waitForNavigation(), page.click('nav.pages a:nth-child(1)')]);
    expect(page.url()).toMatch(/index\.html\?lang=ko/);
    await Promise.all([page.waitForNavigation(), page.click('nav.pages a:nth-child(3)')]);
    expect(page.url()).toMatch(/learn\.html\?lang=ko/);
    await Promise.all([page.waitForNavigation(), page.click('nav.pages a:nth-child(2)')]);
    expect(page.url()).toMatch(/playground\.html\?lang=ko/);
    await onPlayground(page, (element) => element.ready);
  });
});
