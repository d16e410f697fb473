import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { BRUSH_WIDTH, CANVAS_SIDE } from '../../web/draw/strokes.js';
import { imageOf, loadCore, valueOf } from '../../web/engine/core.js';
import { networkNamed, networks } from '../golden/table.js';
import { train, trainingData } from '../golden/train.js';
import { root } from '../paths.js';
import { bundledDigits, bundledFile, startCore } from './core.js';

/** @type {import('#wasm').Core} */
let core;
/** @type {{training: import('#wasm').Dataset, test: import('#wasm').Dataset}} */
let digits;

beforeAll(async () => {
  core = await startCore();
  digits = bundledDigits(core);
});

/** @param {Record<string, string>} [settings] */
function newSession(settings = {}) {
  const all = core.makeSettings();
  for (const [name, value] of Object.entries(settings)) valueOf(all.set(name, value));
  const session = valueOf(core.makeSession(all, digits.training));
  all.delete();
  return session;
}

describe('the same seed names the same network as natively', () => {
  test('each of the golden table', () => {
    const data = trainingData(core, bundledFile('images-idx3'), bundledFile('labels-idx1'));
    expect(networks.map((network) => ({ ...network, ...train(core, data, network) }))).toEqual(networks);
    Object.values(data).forEach((each) => each.delete());
  });

  test('whatever is predicted and tested in between', () => {
    const { settings, steps, parameterHash } = networkNamed('a plain network');
    const session = newSession(settings);
    const image = new Uint8Array(784).fill(100);
    for (let step = 0; step < steps; step++) {
      valueOf(session.steps(1));
      valueOf(session.predict(image));
      if (step % 50 !== 0) continue;
      const evaluation = core.makeEvaluation();
      valueOf(session.evaluateRange(digits.test, 0, 300, evaluation));
      evaluation.delete();
    }
    expect(session.parameterHash()).toBe(parameterHash);
    session.delete();
  });
});

test('the bundled digits are 8,000 to train on and 2,000 to test with', () => {
  expect(digits.training.size()).toBe(8000);
  expect(digits.test.size()).toBe(2000);
});

test('a session learns to read the test digits', () => {
  const session = newSession();
  const judge = () => {
    const evaluation = core.makeEvaluation();
    valueOf(session.evaluateRange(digits.test, 0, 2000, evaluation));
    const summary = evaluation.summary();
    evaluation.delete();
    return summary;
  };
  const before = judge();
  for (let step = 0; step < 250; step++) valueOf(session.steps(1));
  const after = judge();
  expect(before.accuracy).toBeLessThan(0.3);
  expect(after.accuracy).toBeGreaterThan(0.92);
  expect(after.loss).toBeLessThan(before.loss / 4);
  expect(after.confusion).toBeInstanceOf(Uint32Array);
  expect(after.confusion.reduce((sum, count) => sum + count)).toBe(2000);
  const correct = after.confusion.filter((_, i) => i % 11 === 0).reduce((sum, count) => sum + count);
  expect(correct / 2000).toBeCloseTo(after.accuracy, 10);
  session.delete();
});

test('a drawing becomes an image like those of MNIST, wherever it is on the canvas', () => {
  /** @param {number} x @param {number} y */
  const bar = (x, y) =>
    imageOf(core, [
      [
        [x, y],
        [x, y + 60],
      ],
    ]);
  const image = bar(40, 40);
  expect(image).toHaveLength(784);
  expect(bar(200, 180)).toEqual(image);
  expect(imageOf(core, [])).toBeNull();
  expect(imageOf(core, [[]])).toBeNull();
});

test('the canvas of the page has the brush of the core', () => {
  expect(core.brushWidth).toBe(BRUSH_WIDTH);
  expect(core.canvasSide).toBe(CANVAS_SIDE);
});

test('probabilities sum to 1', () => {
  const session = newSession();
  const probabilities = valueOf(session.predict(new Uint8Array(784).fill(30)));
  expect(probabilities).toBeInstanceOf(Float32Array);
  expect(probabilities.reduce((/** @type {number} */ sum, /** @type {number} */ p) => sum + p)).toBeCloseTo(1, 5);
  session.delete();
});

describe('bad input', () => {
  test.each([
    ['hidden', '0'],
    ['hidden', '-1'],
    ['hidden', 'abc'],
    ['hidden', '100000,100000'],
    ['lr', 'NaN'],
    ['lr', '0'],
    ['lr', '1e9'],
    ['batch', '1.5'],
    ['epochs', ''],
    ['seed', '-1'],
    ['optimizer', 'magic'],
    ['colour', 'red'],
  ])('%s = %s is refused in a sentence that names it', (name, value) => {
    const settings = core.makeSettings();
    const before = settings.get(name);
    expect(() => valueOf(settings.set(name, value))).toThrowError(new RegExp(name));
    expect(settings.get(name)).toEqual(before);
    settings.delete();
  });

  test('a network that is too large is refused', () => {
    expect(() => newSession({ hidden: '4096,4096' })).toThrowError(/8000000/);
  });

  test('files that are no IDX files, cut off or zipped are refused', () => {
    const bytes = new Uint8Array(100);
    expect(() => valueOf(core.readDataset(bytes, bytes))).toThrowError(/IDX/);
    expect(() => valueOf(core.readDataset(new Uint8Array(3), bytes))).toThrowError(/16 bytes/);
    expect(() => valueOf(core.readDataset(new Uint8Array(gzipSync(bytes)), bytes))).toThrowError(/unzipped/);
  });

  test('images and labels that do not fit are refused', () => {
    expect(() => valueOf(core.makeDataset(new Uint8Array(784), new Uint8Array(2)))).toThrowError(/784/);
    expect(() => valueOf(core.makeDataset(new Uint8Array(784), new Uint8Array([10])))).toThrowError(/10/);
  });

  test.each([['text'], [[1]], [[['a', 'b']]], [[[[1, 2, 3]]]], [[[[NaN, 1]]]], [null]])(
    '%j is no drawing',
    (strokes) => {
      expect(() => imageOf(core, /** @type {any} */ (strokes))).toThrowError(/strokes/);
    },
  );

  test('a thousand refusals lose no memory', () => {
    const settings = core.makeSettings();
    const refuseAll = () => {
      for (let i = 0; i < 1000; i++) {
        expect(settings.set('hidden', '100000').error).toBeTypeOf('string');
        expect(core.readDataset(new Uint8Array(1000), new Uint8Array(8)).error).toBeTypeOf('string');
        expect(core.imageOfStrokes(new Float32Array([NaN, 1]), new Uint32Array([1])).error).toBeTypeOf('string');
      }
    };
    refuseAll();
    const before = core.heapBytes();
    for (let i = 0; i < 5; i++) refuseAll();
    expect(core.heapBytes()).toBe(before);
    settings.delete();
  });

  test('bytes that are no WebAssembly are refused in a sentence', async () => {
    await expect(loadCore(new Uint8Array([1, 2, 3]))).rejects.toThrowError(/core could not be started/);
  });
});

test('a diverged training has the last finite parameters back', () => {
  const session = newSession({ activation: 'linear', hidden: '32,32,32', optimizer: 'sgd', lr: '10' });
  const hashes = [session.parameterHash()];
  let hasDiverged = false;
  for (let step = 0; step < 50 && !hasDiverged; step++) {
    hasDiverged = valueOf(session.steps(1)).hasDiverged;
    hashes.push(session.parameterHash());
  }
  expect(hasDiverged).toBe(true);
  // The update that led there is undone.
  expect(hashes.at(-1)).toBe(hashes.at(-3));
  expect(valueOf(session.predict(new Uint8Array(784))).every(Number.isFinite)).toBe(true);
  session.delete();
});

test('nothing that is shipped compiles text as code', () => {
  for (const path of ['build/wasm/wasm/inkling.mjs', 'dist/inkling.js', 'dist/index.js']) {
    if (!existsSync(root(path))) throw new Error(`${path} is missing`);
    expect(readFileSync(root(path), 'utf8')).not.toMatch(/\beval\(|new Function\b/);
  }
});

test('the module needs less than 96 MB with the digits, a network and its training', () => {
  const session = newSession();
  valueOf(session.steps(1));
  expect(core.heapBytes()).toBeLessThan(96e6);
  session.delete();
});

test('the module and its loader are under 150 KB gzipped', () => {
  const size = ['inkling.wasm', 'inkling.mjs']
    .map((name) => gzipSync(readFileSync(root(`build/wasm/wasm/${name}`)), { level: 9 }).length)
    .reduce((a, b) => a + b);
  expect(size).toBeLessThan(150_000);
});
