// Writes the files of tests/fuzz/corpus, which the fuzzers begin with and tests/native/corpus_test.cpp reads: small
// files that are good, and those named refused-… that are each wrong in one way.
//   node tests/fuzz/make-corpus.mjs
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const corpus = join(dirname(fileURLToPath(import.meta.url)), 'corpus');
const MOST = 0xffffffff;

/** @param {string} reader @param {Record<string, Buffer | string>} files */
const write = (reader, files) => {
  const folder = join(corpus, reader);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
};

/** @param {number[]} header @param {number[]} [body] */
const idx = (header, body = []) => {
  const bytes = Buffer.alloc(4 * header.length);
  header.forEach((number, i) => bytes.writeUInt32BE(number, 4 * i));
  return Buffer.concat([bytes, Buffer.from(body)]);
};

const image = Array.from({ length: 28 * 28 }, (_, i) => (i % 28 > 12 && i % 28 < 16 ? 255 - (i >> 2) : 0));
write('idx-images', {
  'one-image': idx([0x803, 1, 28, 28], image),
  'refused-no-images': idx([0x803, 0, 28, 28]),
  'refused-huge-count': idx([0x803, MOST, 28, 28], image),
  'refused-size-that-overflows': idx([0x803, 2 ** 31, 2 ** 31, 4]),
  'refused-too-long': idx([0x803, 1, 28, 28], [...image, 0]),
  'refused-too-short': idx([0x803, 2, 28, 28], image),
  'refused-other-size': idx([0x803, 1, 32, 32], Array(32 * 32).fill(0)),
  'refused-magic-of-labels': idx([0x801, 1, 28, 28], image),
  'refused-little-endian': idx([0x03080000, 0x01000000, 0x1c000000, 0x1c000000], image),
  'refused-gzipped': Buffer.from('1f8b0800000000000003030000000000000000000000', 'hex'),
  'refused-empty': '',
});

write('idx-labels', {
  'all-digits': idx([0x801, 10], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
  'one-label': idx([0x801, 1], [7]),
  'refused-no-labels': idx([0x801, 0]),
  'refused-huge-count': idx([0x801, MOST], [1, 2, 3]),
  'refused-too-long': idx([0x801, 2], [1, 2, 3]),
  'refused-too-short': idx([0x801, 4], [1, 2, 3]),
  'refused-label-of-ten': idx([0x801, 3], [1, 10, 3]),
  'refused-magic-of-images': idx([0x803, 3], [1, 2, 3]),
  'refused-empty': '',
});

/** @typedef {{ dtype: string, shape: number[], data_offsets: number[] }} Tensor */

/** @param {unknown} header @param {Buffer} body */
const safetensors = (header, body, length = -1n) => {
  const text = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header));
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(length < 0n ? BigInt(text.length) : length);
  return Buffer.concat([size, text, body]);
};

/** @param {number[]} numbers */
const floats = (numbers) => {
  const bytes = Buffer.alloc(4 * numbers.length);
  numbers.forEach((number, i) => bytes.writeFloatLE(number, 4 * i));
  return bytes;
};

/**
 * Tensors of these shapes, one after the other.
 * @param {Record<string, number[]>} shapes
 */
const tensors = (shapes) => {
  let begin = 0;
  /** @type {Record<string, Tensor>} */
  const all = {};
  for (const [name, shape] of Object.entries(shapes)) {
    const end = begin + 4 * shape.reduce((a, b) => a * b);
    all[name] = { dtype: 'F32', shape, data_offsets: [begin, end] };
    begin = end;
  }
  return all;
};

// 2-3-2
const shapes = {
  'layers.0.weight': [2, 3],
  'layers.0.bias': [3],
  'layers.1.weight': [3, 2],
  'layers.1.bias': [2],
};
const parameters = Array.from({ length: 17 }, (_, i) => (i - 8) / 16);
const metadata = {
  format: 'inkling 1',
  activations: 'relu,softmax',
  normalisation: 'none',
  hidden: '3',
  activation: 'relu',
};
const counters = {
  'checkpoint.optimizerSteps': '12',
  'checkpoint.steps': '12',
  'checkpoint.epoch': '1',
  'checkpoint.position': '4',
  'checkpoint.best.loss': '0.25',
  'checkpoint.best.epochsSince': '1',
};
const layers = tensors(shapes);
const good = { __metadata__: metadata, ...layers };
const body = floats(parameters);

/** @param {Partial<Tensor>} wrong a member of the first tensor's */
const withFirst = (wrong) =>
  safetensors({ ...good, 'layers.0.weight': { ...layers['layers.0.weight'], ...wrong } }, body);
/** @param {number} number in the place of the first weight */
const withNumber = (number) => safetensors(good, floats([number, ...parameters.slice(1)]));
/** @param {Record<string, unknown>} wrong */
const withMetadata = (wrong) => safetensors({ ...good, __metadata__: { ...metadata, ...wrong } }, body);
/** @param {string} prefix */
const prefixed = (prefix) => Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [prefix + name, shape]));

const moments = ['optimizer.first.', 'optimizer.second.', 'best.'];
const text = JSON.stringify(good);
write('safetensors', {
  'small-network': safetensors(good, body),
  'with-checkpoint': safetensors(
    {
      __metadata__: { ...metadata, ...counters },
      ...tensors(Object.assign({}, shapes, ...moments.map(prefixed))),
    },
    floats([...parameters, ...parameters, ...parameters.map((x) => x * x), ...parameters]),
  ),
  'one-layer': safetensors(
    {
      __metadata__: { ...metadata, activations: 'softmax', hidden: 'none' },
      ...tensors({ 'layers.0.bias': [2], 'layers.0.weight': [1, 2] }),
    },
    floats([1, -1, 0.5, -0]),
  ),
  'refused-empty': '',
  'refused-header-beyond-the-file': safetensors(good, body, 2n ** 20n - 1n),
  'refused-header-length-that-overflows': safetensors(good, body, 2n ** 64n - 8n),
  'refused-header-of-no-length': safetensors('', body),
  'refused-header-cut-off': safetensors(text.slice(0, 300), body),
  'refused-body-cut-off': safetensors(good, body.subarray(4)),
  'refused-body-too-long': safetensors(good, Buffer.concat([body, body])),
  'refused-dtype-f16': withFirst({ dtype: 'F16' }),
  'refused-shape-that-overflows': withFirst({ shape: [2 ** 32, 2 ** 32] }),
  'refused-shape-beyond-double': safetensors(text.replace('[2,3]', '[1e308,1e308]'), body),
  'refused-shape-of-zero': withFirst({ shape: [0, 3] }),
  'refused-shape-of-fractions': withFirst({ shape: [1.5, 4] }),
  'refused-shape-turned': withFirst({ shape: [3, 2] }),
  'refused-shape-of-three-numbers': withFirst({ shape: [1, 2, 3] }),
  'refused-offsets-turned': withFirst({ data_offsets: [24, 0] }),
  'refused-offsets-under-zero': withFirst({ data_offsets: [-24, 0] }),
  'refused-offsets-beyond-the-file': withFirst({ data_offsets: [2 ** 53 - 24, 2 ** 53] }),
  'refused-offsets-that-overlap': withFirst({ data_offsets: [4, 28] }),
  'refused-nan-weight': withNumber(NaN),
  'refused-infinite-weight': withNumber(Infinity),
  'refused-tensor-twice': safetensors(text.replace('layers.0.bias', 'layers.0.weight'), body),
  'refused-tensor-of-no-layer': safetensors(text.replace('layers.0.bias', 'layers.7.bias'), body),
  'refused-metadata-nested': withMetadata({ hidden: { hidden: '3' } }),
  'refused-metadata-unknown': withMetadata({ dropin: '3' }),
  'refused-no-metadata': safetensors(layers, body),
  'refused-other-architecture': withMetadata({ hidden: '4096,4096,4096' }),
  'refused-learning-rate-nan': withMetadata({ lr: 'nan' }),
  'refused-deep-nesting': safetensors(`{"a":${'['.repeat(500)}${']'.repeat(500)}}`, body),
});

const model = {
  format: 'inkling 1',
  normalisation: 'none',
  settings: { hidden: '3', activation: 'relu' },
  layers: [
    {
      activation: 'relu',
      weights: [
        [0.5, -0.25, 1e-3],
        [1, 2, -3],
      ],
      biases: [0, 0.125, 1e-45],
    },
    {
      activation: 'softmax',
      weights: [
        [1, -1],
        [0.1, 0.2],
        [3e38, -3e38],
      ],
      biases: [0, 0],
    },
  ],
};
const json = JSON.stringify(model);
/** @param {string} part @param {string} other in its place, the first time that it stands there */
const replaced = (part, other) => {
  if (!json.includes(part)) throw new Error(`the model has no ${part}`);
  return json.replace(part, other);
};
write('json', {
  'small-network': json,
  'with-white-space-and-mark': `\uFEFF${JSON.stringify(model, null, 2)}\n`,
  'with-minus-zero': replaced('[1,2,-3]', '[-0.0,-0e5,1E-60]'),
  'refused-empty': '',
  'refused-cut-off': json.slice(0, -1),
  'refused-text-after-the-end': `${json}{}`,
  'refused-nan-weight': replaced('0.5', 'NaN'),
  'refused-weight-beyond-float32': replaced('0.5', '3.5e38'),
  'refused-weight-beyond-double': replaced('0.5', '1e999'),
  'refused-weight-as-text': replaced('0.5', '"0.5"'),
  'refused-weight-null': replaced('0.5', 'null'),
  'refused-rows-of-unequal-length': replaced('[1,2,-3]', '[1,2]'),
  'refused-row-missing': replaced(',[0.1,0.2]', ''),
  'refused-no-layers': JSON.stringify({ ...model, layers: [] }),
  'refused-layers-of-numbers': JSON.stringify({ ...model, layers: [1, 2] }),
  'refused-layer-without-biases': replaced(',"biases":[0,0]', ''),
  'refused-no-biases': replaced('"biases":[0,0]', '"biases":[]'),
  'refused-name-twice': replaced('"normalisation":"none"', '"format":"inkling 1"'),
  'refused-setting-twice': replaced('"hidden":"3"', '"hidden":"3","hidden":"3"'),
  'refused-setting-nested': replaced('"hidden":"3"', '"hidden":{"hidden":{"hidden":"3"}}'),
  'refused-setting-unknown': replaced('"hidden"', '"hid\\u0000den"'),
  'refused-hidden-of-huge-count': replaced('"hidden":"3"', '"hidden":"99999999999999999999"'),
  'refused-hidden-of-too-many-layers': replaced('"hidden":"3"', `"hidden":"3${',3'.repeat(99)}"`),
  'refused-activation-unknown': replaced('"softmax"', '"softmin"'),
  'refused-format-of-later': replaced('inkling 1', 'inkling 2'),
  'refused-no-utf-8': Buffer.from(replaced('inkling 1', 'inkling \u00ff'), 'latin1'),
  'refused-lone-surrogate': replaced('inkling 1', '\\ud800'),
  'refused-comment': replaced('{', '{/* a comment */'),
  'refused-array': `[${json}]`,
  'refused-deep-arrays': '{"layers":' + '['.repeat(2000),
  'refused-deep-objects': '{"a":'.repeat(500) + '1' + '}'.repeat(500),
});
