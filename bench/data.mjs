// The examples that all trainers share, as raw files that each of them can read: build/bench-files/data/.
import { mkdirSync, writeFileSync } from 'node:fs';
import { root } from '../tests/paths.js';
import { bundledFile } from '../tests/wasm/core.js';
import { randomNumbers } from './random.mjs';

const PIXELS = 28 * 28;
const SEED = 7;
// Whole minibatches of every size up to 512.
const DIGITS = 15 * 512;
const POINTS = 8 * 512;

/**
 * The folder of the files NAME.inputs and NAME.labels (bytes):
 * - digits: 784 pixels, bytes, in ten classes;
 * - points: 2 coordinates, float32, in two classes.
 */
export const dataFolder = root('build/bench-files/data');

/** Bundled digits in random order: the file has them sorted. */
function digits() {
  const pixels = bundledFile('images-idx3').subarray(16);
  const labels = bundledFile('labels-idx1').subarray(8);
  const random = randomNumbers(SEED);
  const order = Array.from(labels, (_, i) => ({ i, key: random() })).sort((a, b) => a.key - b.key);
  const chosen = order.slice(0, DIGITS).map(({ i }) => i);
  return {
    inputs: Buffer.concat(chosen.map((i) => pixels.subarray(i * PIXELS, (i + 1) * PIXELS))),
    labels: Uint8Array.from(chosen, (i) => labels[i]),
  };
}

/** Points of the square [-1, 1]², labelled by whether they are within a circle that holds half of it. */
function points() {
  const random = randomNumbers(SEED);
  const inputs = Float32Array.from({ length: 2 * POINTS }, () => 2 * random() - 1);
  const labels = Uint8Array.from({ length: POINTS }, (_, i) =>
    Number(inputs[2 * i] ** 2 + inputs[2 * i + 1] ** 2 < 2 / Math.PI),
  );
  return { inputs: new Uint8Array(inputs.buffer), labels };
}

export function writeData() {
  mkdirSync(dataFolder, { recursive: true });
  for (const [name, { inputs, labels }] of Object.entries({ digits: digits(), points: points() })) {
    writeFileSync(`${dataFolder}/${name}.inputs`, inputs);
    writeFileSync(`${dataFolder}/${name}.labels`, labels);
  }
}
