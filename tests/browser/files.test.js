// Files: digits to be judged on and trained on, pictures, networks from here and from the command line.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { violations } from './axe.js';
import { root } from '../paths.js';
import { draw, onElement, press, seen, SEVEN, until } from './digits.js';
import { crashWorkers, makeWorkersFragile } from './fragile-workers.js';
import {
  addressOf,
  chooseFiles,
  dropFiles,
  eventually,
  handOf,
  hashOf,
  isDone,
  openTab,
  save,
  temporaryFolder,
  untilKept,
  untilNotice,
  pressLabelled,
} from './lab.js';
import { page, site, visit } from './visit.js';

const COMMAND_LINE = root('build/native/src/cli/inkling');
const FOLDER = temporaryFolder('files');
const IMAGES = root('build/data/train-images-idx3-ubyte.gz');
const LABELS = root('build/data/train-labels-idx1-ubyte.gz');

/** @param {Parameters<typeof visit>[1]} [options] @param {string} [address] */
async function open(options, address = '/?lang=en') {
  await visit(address, options);
}

/** @param {string} name @param {string | Uint8Array} bytes */
function file(name, bytes) {
  const path = join(FOLDER, name);
  writeFileSync(path, bytes);
  return path;
}

/** The first digits of the bundled ones as IDX files, not gzipped. @param {string} name @param {number} count */
function someDigits(name, count) {
  const images = gunzipSync(readFileSync(IMAGES)).subarray(0, 16 + 784 * count);
  const labels = gunzipSync(readFileSync(LABELS)).subarray(0, 8 + count);
  images.writeUInt32BE(count, 4);
  labels.writeUInt32BE(count, 4);
  return {
    images,
    labels,
    paths: [file(`${name}-images-idx3-ubyte`, images), file(`${name}-labels-idx1-ubyte`, labels)],
  };
}

/** What the tab says of digits from files. */
const setsOf = () =>
  onElement(page, (_, shadow) => [...shadow.querySelectorAll('.files-sets p')].map((each) => each.textContent ?? ''));

/** What the tab says of pictures. */
const picturesOf = () =>
  onElement(page, (_, shadow) =>
    [...shadow.querySelectorAll('.files-pictures canvas')].map((each) => each.getAttribute('aria-label')),
  );

/**
 * A PNG of strokes as somebody's drawing program would save it.
 *
 * @param {string} name
 * @param {{paper: string, ink: string}} colours
 */
async function picture(name, { paper, ink }) {
  const bytes = await page.evaluate(
    async (strokes, [paperColour, inkColour]) => {
      const canvas = new OffscreenCanvas(400, 300);
      const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
      context.fillStyle = paperColour;
      context.fillRect(0, 0, 400, 300);
      context.translate(90, 40);
      context.scale(0.8, 0.8);
      context.strokeStyle = inkColour;
      context.lineWidth = 22;
      context.lineCap = 'round';
      context.lineJoin = 'round';
      for (const stroke of strokes) {
        context.beginPath();
        for (const [x, y] of stroke) context.lineTo(x, y);
        context.stroke();
      }
      return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())];
    },
    SEVEN,
    [paper, ink],
  );
  return file(name, new Uint8Array(bytes));
}

describe('digits from files', () => {
  test('are what the network is judged on, chosen two by two or one after the other', async () => {
    await open();
    await onElement(page, (element) => element.train({ epochs: 1 }));
    const { images, labels, paths } = someDigits('t10k', 300);
    const expected = await onElement(
      page,
      async (element, _, [pixels, digits]) =>
        (await element.evaluate(Uint8Array.from(pixels), Uint8Array.from(digits))).accuracy,
      /** @type {const} */ ([[...images.subarray(16)], [...labels.subarray(8)]]),
    );
    const percent = `${(100 * expected).toFixed(2)}%`;
    await openTab(page, 'files');
    await chooseFiles(page, 'Choose files…', paths);
    const sentence = `t10k-images-idx3-ubyte: 300 digits. The network reads ${percent} of them.`;
    await eventually(setsOf, ([first]) => first === sentence);
    await untilNotice(page, /reads [\d.]+% of its 300 digits/);

    await chooseFiles(page, 'Choose files…', [IMAGES]);
    await untilNotice(page, /Now open the labels/);
    await chooseFiles(page, 'Choose files…', [LABELS]);
    await eventually(setsOf, (sets) => /10,000 digits\. The network reads [\d.]+%/.test(sets[1] ?? ''));
  });

  test('are there again when the worker has broken, and trained on as if it had not', async () => {
    await visit('/?lang=en', {}, makeWorkersFragile);
    await openTab(page, 'files');
    await chooseFiles(page, 'Choose files…', someDigits('mine', 1000).paths);
    await eventually(setsOf, ([first]) => /The network reads/.test(first ?? ''));
    await press(page, 'Train on these');
    await eventually(setsOf, ([first]) => /is trained on these now/.test(first ?? ''));
    const train = () => onElement(page, (element) => element.train({ epochs: 1 }).then(() => {}));
    await train();
    await untilKept();
    await crashWorkers(page, 'silence');
    await until(page, ({ problem, buttons }) => problem !== null && buttons.includes('Train'));
    await train();
    const interrupted = await hashOf(page);
    expect((await setsOf())[0]).toMatch(/is trained on these now/);
    await press(page, 'Reset');
    await until(page, ({ status }) => status.startsWith('A new network'));
    await train();
    await train();
    expect(await hashOf(page)).toBe(interrupted);
  });

  test('are trained on when that is asked for, and back', async () => {
    await open();
    const untrained = await hashOf(page);
    await openTab(page, 'files');
    await chooseFiles(page, 'Choose files…', someDigits('mine', 1000).paths);
    const [unread] = await eventually(setsOf, ([first]) => /The network reads/.test(first ?? ''));
    await press(page, 'Train on these');
    await eventually(setsOf, ([first]) => /is trained on these now/.test(first ?? ''));
    const button = await page.waitForSelector('inkling-digits >>> .files-sets button');
    // 800 of them, in minibatches of 64.
    expect(await onElement(page, async (element) => (await element.train({ epochs: 1 })).epochs)).toBe(1);
    const own = await hashOf(page);
    const [read] = await eventually(setsOf, ([first]) => !first.startsWith(unread));
    await press(page, 'Reset');
    await until(page, ({ status }) => status.startsWith('A new network'));
    await eventually(setsOf, ([first]) => first !== read);
    await onElement(page, (element) => element.train({ epochs: 1 }));
    expect(await hashOf(page)).toBe(own);

    // What is pressed is never replaced, however often they are judged.
    await eventually(setsOf, ([first]) => first === read);
    expect(await button?.evaluate(({ isConnected, textContent }) => ({ isConnected, textContent }))).toEqual({
      isConnected: true,
      textContent: 'Back to the bundled digits',
    });
    await button?.click();
    await eventually(setsOf, ([first]) => !/is trained on these now/.test(first ?? ''));
    expect(await hashOf(page)).toBe(untrained);
    await onElement(page, (element) => element.train({ epochs: 1 }));
    expect(await hashOf(page)).not.toBe(own);
    // The network that was trained on them is not lost.
    await press(page, 'Undo (last network)');
    await eventually(
      () => hashOf(page),
      (hash) => hash === own,
    );
    await eventually(setsOf, ([first]) => /is trained on these now/.test(first ?? ''));
  });
});

describe('pictures', () => {
  test('are read, dark on light or light on dark, as the command line reads them', async () => {
    await open({}, '/?lang=en&augment=off&pen-digits=0');
    await onElement(page, (element) => element.train({ epochs: 8 }));
    const paths = [
      await picture('dark.png', { paper: '#fff', ink: '#123' }),
      await picture('light.png', { paper: '#111', ink: '#fe8' }),
      await picture('nothing.png', { paper: 'transparent', ink: '#000' }),
    ];
    await openTab(page, 'files');
    await chooseFiles(page, 'Choose files…', paths);
    await untilNotice(page, /Pictures read: 3/);
    const read = await eventually(picturesOf, (pictures) => pictures.every((each) => /read as/.test(each ?? '')));
    expect(read).toEqual(['dark.png, read as 7', 'light.png, read as 7', 'nothing.png, read as 7']);
    await page.evaluate(() => scrollTo(0, 0));
    await dropFiles(page, [await picture('blank.png', { paper: '#eee', ink: '#eee' })]);
    const { problem } = await until(page, (state) => state.problem !== null);
    expect(problem).toMatch(/^blank\.png: .*blank/);
    expect(await picturesOf()).toHaveLength(3);
    if (!existsSync(COMMAND_LINE)) return;
    const model = await save(page, 'safetensors');
    const lines = execFileSync(COMMAND_LINE, ['predict', '--model', model.path, '--json', ...paths], {
      encoding: 'utf8',
    });
    const digits = lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).digit);
    expect(digits).toEqual([7, 7, 7]);
  });
});

describe('networks', () => {
  test.each([
    ['safetensors', 'inkling.safetensors'],
    ['JSON', 'inkling.json'],
  ])('saved as %s come back to the bit with their settings, dropped anywhere', async (format, name) => {
    await open({}, '/?lang=en&hidden=24&activation=tanh');
    await onElement(page, (element) => element.train({ epochs: 1 }));
    const hash = await hashOf(page);
    await openTab(page, 'files');
    const saved = await save(page, format);
    expect(saved.name).toBe(name);
    await page.browserContext().close();

    await open();
    await draw(page, SEVEN);
    const { bars } = await until(page, ({ digit }) => digit !== '');
    const before = await hashOf(page);
    await dropFiles(page, [saved.path]);
    await untilNotice(page, /is open: its network has taken the place/);
    expect(await hashOf(page)).toBe(hash);
    expect(await addressOf(page)).toBe(`${site.origin}/?lang=en&hidden=24&activation=tanh&seed=7`);
    await until(page, (state) => state.digit !== '' && state.bars.join() !== bars.join());
    await onElement(page, (element) => element.train({ epochs: 1 }));
    expect(await hashOf(page)).not.toBe(hash);
    expect(await hashOf(page)).not.toBe(before);
  });

  test('are saved for PyTorch and ONNX, too, and importModel takes what exportModel gives', async () => {
    await open();
    await openTab(page, 'files');
    expect((await save(page, 'ONNX')).bytes.subarray(0, 200).toString('latin1')).toContain('Inkling');
    const files = unzipSync((await save(page, 'PyTorch')).bytes);
    expect(Object.keys(files)).toEqual(['inkling.py', 'inkling.safetensors']);
    expect(new TextDecoder().decode(files['inkling.py'])).toContain('import torch');
    const [before, after, refused] = await onElement(page, async (element) => {
      await element.train({ epochs: 1 });
      const first = await element.parameterHash();
      const blob = await element.exportModel('safetensors');
      await element.reset({ seed: 9 });
      await element.importModel(blob);
      const message = await element.exportModel('pickle').catch((/** @type {Error} */ error) => error.message);
      return [first, await element.parameterHash(), message];
    });
    expect(after).toBe(before);
    expect(refused).toMatch(/not as 'pickle'/);
  });

  test.skipIf(!existsSync(COMMAND_LINE))('go from the command line to the page and back', async () => {
    const command = (/** @type {string[]} */ ...options) => execFileSync(COMMAND_LINE, options, { encoding: 'utf8' });
    const model = join(FOLDER, 'm.safetensors');
    const trained = command(
      ...['train', '--data', 'mnist', '--hidden', '40', '--epochs', '2', '--seed', '5', '--json', '--out', model],
    );
    const { parametersSha256 } = JSON.parse(trained.trim().split('\n').at(-1) ?? '');
    await open();
    await openTab(page, 'files');
    await chooseFiles(page, 'Choose files…', [model]);
    await untilNotice(page, /m\.safetensors is open/);
    expect(await hashOf(page)).toBe(parametersSha256);
    expect(await addressOf(page)).toContain('hidden=40');
    expect(await addressOf(page)).toContain('seed=5');

    await press(page, 'Train');
    const { accuracy } = await until(page, isDone);
    const saved = await save(page, 'safetensors');
    expect(command('hash', saved.path).trim()).toBe(await hashOf(page));
    const judged = JSON.parse(command('eval', '--model', saved.path, '--data', 'mnist', '--json'));
    expect(judged.testAccuracy).toBeCloseTo(accuracy, 4);
  });
});

describe('what cannot be opened is said in a sentence, and nothing is lost', () => {
  const { images, labels } = someDigits('cut', 20);
  const other = {
    format: 'inkling 1',
    normalisation: 'none',
    settings: { hidden: 'none', loss: 'mean-squared-error' },
    layers: [{ activation: 'sigmoid', weights: [[1], [2]], biases: [0] }],
  };
  test.each([
    ['a text', [file('diary.txt', 'Dear diary')], /^diary\.txt is nothing that can be opened/],
    ['an empty file', [file('empty.bin', '')], /^empty\.bin is nothing/],
    ['a network of another shape', [file('xor.json', JSON.stringify(other))], /^xor\.json: .*2 inputs and 1 output/],
    ['a network that is cut off', [file('cut.json', '{"format": "inkling 1",')], /^cut\.json: This is no network/],
    [
      'digits that are cut off',
      [file('c-images-idx3', images.subarray(0, 5000)), file('c-labels-idx1', labels)],
      /^c-images-idx3: .*cut off/,
    ],
    [
      'labels that are too many',
      [file('d-images-idx3', images), file('d-labels-idx1', someDigits('more', 30).labels)],
      /^d-images-idx3: /,
    ],
    ['gzip that is damaged', [file('e.gz', gzipSync(labels).subarray(0, 20))], /^e\.gz/],
    ['a picture that is damaged', [file('p.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]))], /^p\.png: /],
    ['a zip that is damaged', [file('z.zip', Buffer.from([0x50, 0x4b, 3, 4, 9, 9]))], /^z\.zip: .*zip is damaged/],
  ])('%s', async (_, paths, sentence) => {
    await open({}, '/?lang=en&hidden=32&epochs=2&pen-digits=0');
    await draw(page, SEVEN);
    await onElement(page, (element) => element.train({ epochs: 1 }));
    const hash = await hashOf(page);
    await openTab(page, 'files');
    await chooseFiles(page, 'Choose files…', paths);
    const { problem, digit } = await until(page, (state) => state.problem !== null);
    expect(problem).toMatch(sentence);
    expect(await hashOf(page)).toBe(hash);
    expect(digit).not.toBe('');
    await press(page, 'Train');
    await until(page, (state) => isDone(state) && state.problem === null);
  });
});

test('what is said of a file can be closed', async () => {
  await open();
  await openTab(page, 'files');
  await chooseFiles(page, 'Choose files…', [file('diary.txt', 'Dear diary')]);
  await until(page, ({ problem }) => problem !== null);
  await pressLabelled(page, 'Close');
  expect((await seen(page)).problem).toBeNull();
});

test('drawings are added to my digits wherever they are dropped', async () => {
  await open();
  await dropFiles(page, [file('drawings.json', JSON.stringify([{ label: 7, strokes: SEVEN }]))]);
  await untilNotice(page, /^drawings\.json: one digit added to yours/);
  await eventually(
    () => handOf(page),
    ({ digits }) => digits.length === 1,
  );
});

test.each([
  ['light', '/?lang=en', {}],
  ['dark', '/?lang=ko', { dark: true, width: 390, height: 844 }],
])('axe finds nothing to say, %s', async (_, address, options) => {
  await open(options, address);
  await openTab(page, 'files');
  const choose = address.endsWith('ko') ? '파일 고르기…' : 'Choose files…';
  await chooseFiles(page, choose, [
    ...someDigits('axe', 20).paths,
    await picture('seven.png', { paper: '#fff', ink: '#000' }),
  ]);
  await untilNotice(page, /^axe-images/);
  expect(await setsOf()).toHaveLength(1);
  expect(await picturesOf()).toHaveLength(1);
  expect(await violations(page)).toEqual([]);
});
