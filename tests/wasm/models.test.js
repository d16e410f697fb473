// Networks as files, and what other engines make of them.
import * as onnx from 'onnxruntime-web';
import { beforeAll, describe, expect, test } from 'vitest';
import { pytorchScript } from '../../web/engine/pytorch-script.js';
import { valueOf } from '../../web/engine/core.js';
import { bundledDigits, bundledFile, startCore } from './core.js';

const PIXELS = 784;
const DIGITS = 10;

/** @type {import('#wasm').Core} */
let core;
/** @type {{training: import('#wasm').Dataset, test: import('#wasm').Dataset}} */
let digits;
/** Every hundredth of the bundled digits. @type {Uint8Array[]} */
let images;

beforeAll(async () => {
  onnx.env.wasm.numThreads = 1;
  core = await startCore();
  digits = bundledDigits(core);
  const pixels = bundledFile('images-idx3').subarray(16);
  images = Array.from({ length: 100 }, (_, i) => pixels.subarray(100 * i * PIXELS, (100 * i + 1) * PIXELS));
});

/**
 * A network after some steps of training.
 *
 * @param {Record<string, string>} settings
 * @param {number} [steps]
 */
function trained(settings, steps = 60) {
  const all = core.makeSettings();
  for (const [name, value] of Object.entries({ lr: '0.002', ...settings })) valueOf(all.set(name, value));
  const session = valueOf(core.makeSession(all, digits.training));
  for (let step = 0; step < steps; step++) valueOf(session.steps(1));
  all.delete();
  return session;
}

/** @param {import('#wasm').Settings} settings */
const textsOf = (settings) =>
  Object.fromEntries(core.settingTable().map(({ name }) => [name, valueOf(settings.get(name))]));

/**
 * What onnxruntime computes for these images, one after the other.
 *
 * @param {Uint8Array} file
 * @param {Uint8Array[]} some
 */
async function runOnnx(file, some) {
  const session = await onnx.InferenceSession.create(file);
  const inputs = Float32Array.from(
    some.flatMap((image) => [...image]),
    (pixel) => pixel / 255,
  );
  const tensor = new onnx.Tensor('float32', inputs, [some.length, PIXELS]);
  const results = await session.run({ [session.inputNames[0]]: tensor });
  const [name] = session.outputNames;
  return { inputName: session.inputNames[0], name, dims: results[name].dims, data: results[name].data };
}

describe('onnxruntime computes what the core does, to 1e-5', () => {
  /** @type {Record<string, string>[]} */
  const networks = [
    { hidden: '128' },
    { hidden: '32,16,8', activation: 'tanh', optimizer: 'momentum' },
    { hidden: '20', activation: 'sigmoid', loss: 'mean-squared-error' },
    { hidden: '12,12', activation: 'linear' },
    { hidden: 'none' },
  ];
  test.each(networks)('%j', async (settings) => {
    const session = trained(settings);
    const { inputName, name, dims, data } = await runOnnx(valueOf(session.exportModel('onnx')), images);
    expect(inputName).toBe('pixels');
    expect(name).toBe(settings.loss === 'mean-squared-error' ? 'outputs' : 'probabilities');
    expect(dims).toEqual([100, DIGITS]);
    let largest = 0;
    images.forEach((image, i) => {
      /** @type {Float32Array} */
      const expected = valueOf(session.predict(image));
      expected.forEach((p, j) => {
        largest = Math.max(largest, Math.abs(p - Number(data[DIGITS * i + j])));
      });
    });
    expect(largest).toBeLessThan(1e-5);
    session.delete();
  });

  test('for every activation that can be set', async () => {
    const choices = core.settingTable().find(({ name }) => name === 'activation')?.choices ?? [];
    expect(choices.length).toBeGreaterThan(3);
    for (const activation of choices) {
      const session = trained({ hidden: '9', activation }, 5);
      const { data } = await runOnnx(valueOf(session.exportModel('onnx')), images.slice(0, 1));
      /** @type {Float32Array} */
      const expected = valueOf(session.predict(images[0]));
      expected.forEach((p, j) => expect(Math.abs(p - Number(data[j])), activation).toBeLessThan(1e-5));
      session.delete();
    }
  });
});

describe.each(/** @type {const} */ (['safetensors', 'json']))('a network as %s', (format) => {
  test('comes back to the bit, with its settings, and can be trained', () => {
    const session = trained({ hidden: '24,12', activation: 'tanh', batch: '50', seed: '3', optimizer: 'sgd' });
    const file = valueOf(session.exportModel(format));
    expect(file).toBeInstanceOf(Uint8Array);
    const model = valueOf(core.readModel(file));
    expect([model.inputs(), model.outputs()]).toEqual([PIXELS, DIGITS]);
    const settings = model.settings();
    expect(textsOf(settings)).toMatchObject({ hidden: '24,12', activation: 'tanh', batch: '50', seed: '3' });
    const other = valueOf(model.makeSession(digits.training));
    expect(other.parameterHash()).toBe(session.parameterHash());
    expect(valueOf(other.predict(images[0]))).toEqual(valueOf(session.predict(images[0])));
    expect(valueOf(other.exportModel(format))).toEqual(file);
    valueOf(other.steps(1));
    expect(other.parameterHash()).not.toBe(session.parameterHash());
    for (const owned of [session, model, settings, other]) owned.delete();
  });

  test('has the settings that were changed since the network was made', () => {
    const session = trained({ hidden: '4' }, 0);
    const changed = core.makeSettings();
    valueOf(changed.set('hidden', '4'));
    valueOf(changed.set('lr', '0.25'));
    valueOf(session.apply(changed));
    const model = valueOf(core.readModel(valueOf(session.exportModel(format))));
    const settings = model.settings();
    expect(valueOf(settings.get('lr'))).toBe('0.25');
    for (const owned of [session, changed, model, settings]) owned.delete();
  });

  test('is refused when it is cut off, and no memory is lost', () => {
    const session = trained({ hidden: '2' }, 0);
    const file = valueOf(session.exportModel(format));
    const refuseAll = () => {
      for (let i = 0; i < 100; i++) {
        const { error } = core.readModel(file.slice(0, Math.floor((i / 100) * (file.length - 3))));
        expect(error).toBeTypeOf('string');
      }
    };
    refuseAll();
    const before = core.heapBytes();
    for (let i = 0; i < 3; i++) refuseAll();
    expect(core.heapBytes()).toBe(before);
    session.delete();
  });
});

test('a PyTorch script has the settings in it', () => {
  const session = trained({ hidden: '4', lr: '0.0625' }, 0);
  const script = new TextDecoder().decode(pytorchScript(valueOf(session.exportModel('pytorch-script'))));
  expect(script).toMatch(/^#!\/usr\/bin\/env python3\n/);
  expect(script).toContain('\n    "hidden": "4",\n    "activation": "relu",\n');
  expect(script).toContain('\n    "lr": "0.0625",\n');
  expect(script).toContain('\nOPTIMIZER = {\n    "momentum": 0.9,\n');
  expect(script).not.toContain(' = {}\n\n');
  session.delete();
});

test('a format that there is not, and bytes that are no model, are refused in a sentence', () => {
  const session = trained({ hidden: '4' }, 0);
  expect(session.exportModel(/** @type {any} */ ('pickle')).error).toMatch(/one of safetensors, json, .* got 'pickle'/);
  expect(core.readModel(new Uint8Array()).error).toMatch(/8 bytes, got 0/);
  expect(core.readModel(new TextEncoder().encode('{"format": "inkling 9"}')).error).toMatch(/got 'inkling 9'/);
  expect(core.readModel(valueOf(session.exportModel('onnx'))).error).toBeTypeOf('string');
  session.delete();
});

test('a model of something else than digits is not trained on digits', () => {
  const model = valueOf(
    core.readModel(
      new TextEncoder().encode(
        JSON.stringify({
          format: 'inkling 1',
          normalisation: 'none',
          settings: { hidden: 'none', loss: 'mean-squared-error' },
          layers: [{ activation: 'sigmoid', weights: [[1], [2]], biases: [0] }],
        }),
      ),
    ),
  );
  expect([model.inputs(), model.outputs()]).toEqual([2, 1]);
  expect(model.makeSession(digits.training).error).toMatch(/784 inputs and 10 outputs, got 2 and 1/);
  model.delete();
});
