// What the tab "Preprocessing" asks.
import { stagesOf, valueOf } from '../core.js';
import { answerOf } from '../reading.js';
import { nextTask } from '../scheduling.js';

/** @typedef {import('./index.js').Subject} Subject */
/** @typedef {{scalesToBox: boolean, centresMass: boolean}} Steps */
/** @typedef {import('../reading.js').Answer} Answer */
/** @typedef {{name: string, chosen: number, all: number, none: number}} Row accuracies */
/** @typedef {{label: number, strokes: import('../types.js').Strokes}} Drawing */

// Of each variation. Drawing, preprocessing and reading a few of them takes a few milliseconds.
const DIGITS = 100;
const DIGITS_AT_ONCE = 4;

/** @type {Steps} */
const ALL = { scalesToBox: true, centresMass: true };
/** @type {Steps} */
const NONE = { scalesToBox: false, centresMass: false };

/**
 * What becomes of a drawing with the chosen steps, and what the network reads in it then and with all steps.
 *
 * @param {Subject} subject
 * @param {import('../types.js').Strokes} strokes
 * @param {Steps} steps
 * @returns {{stages: import('#wasm').PreprocessStages, chosen: Answer, all: Answer & {image: Uint8Array}} | null} null
 *   without ink
 */
export function preprocess({ core, network }, strokes, steps) {
  const stages = stagesOf(core, strokes, steps);
  const all = stagesOf(core, strokes, ALL);
  if (!stages || !all) return null;
  const read = (/** @type {Uint8Array} */ image) => {
    /** @type {Float32Array} */
    const probabilities = valueOf(network.predict(image));
    return answerOf(core, probabilities);
  };
  return { stages, chosen: read(stages.image), all: { ...read(all.image), image: all.image } };
}

/**
 * An example of each variation of the test digits.
 *
 * @param {Subject} subject
 * @returns {Promise<{name: string, ink: Uint8Array}[]>} 280 × 280 pixels each
 */
export async function variations({ core, testData }) {
  const examples = [];
  for (const [i, name] of core.variationNames().entries()) {
    examples.push({ name, ink: valueOf(core.variedInk(testData, i % testData.size(), i)) });
    await nextTask();
  }
  return examples;
}

/**
 * How well the network reads test digits that are drawn in other manners, with the chosen steps, all and none.
 *
 * @param {Subject} subject
 * @param {Steps} steps
 * @param {Drawing[]} own the user's own drawings
 * @returns {Promise<{digits: number, rows: Row[]}>} the last row, without a name, is over all test digits; `digits` is the
 *   number of each other row of them; `mine`, only where there are any, is of the user's own
 */
export async function measurePreprocessing(subject, steps, own) {
  const { core, testData } = subject;
  const digits = Math.min(DIGITS, testData.size());
  /** @type {Row[]} */
  const rows = [];
  for (const [variation, name] of core.variationNames().entries()) {
    rows.push(await measured(name, steps, (each) => accuracyOf(subject, variation, digits, each)));
  }
  const mean = (/** @type {'chosen' | 'all' | 'none'} */ column) =>
    rows.reduce((sum, row) => sum + row[column], 0) / rows.length;
  const total = { name: '', chosen: mean('chosen'), all: mean('all'), none: mean('none') };
  if (own.length > 0) rows.push(await measured('mine', steps, (each) => accuracyOfDrawings(subject, own, each)));
  return { digits, rows: [...rows, total] };
}

/**
 * @param {string} name
 * @param {Steps} steps the chosen ones: all or none of them are not measured twice
 * @param {(steps: Steps) => Promise<number>} accuracy
 * @returns {Promise<Row>}
 */
async function measured(name, steps, accuracy) {
  const [all, none] = [await accuracy(ALL), await accuracy(NONE)];
  if (steps.scalesToBox === steps.centresMass) return { name, chosen: steps.scalesToBox ? all : none, all, none };
  return { name, chosen: await accuracy(steps), all, none };
}

/**
 * @param {Subject} subject
 * @param {number} variation
 * @param {number} count of test digits
 * @param {Steps} steps
 */
async function accuracyOf({ core, network, testData }, variation, count, { scalesToBox, centresMass }) {
  const evaluation = core.makeEvaluation();
  try {
    for (let first = 0; first < count; first += DIGITS_AT_ONCE) {
      const last = Math.min(first + DIGITS_AT_ONCE, count);
      const digits = valueOf(core.variedDigits(testData, first, last, variation, scalesToBox, centresMass));
      try {
        valueOf(network.evaluateRange(digits, 0, last - first, evaluation));
      } finally {
        digits.delete();
      }
      await nextTask();
    }
    return evaluation.summary().accuracy;
  } finally {
    evaluation.delete();
  }
}

/**
 * @param {Subject} subject
 * @param {Drawing[]} drawings
 * @param {Steps} steps
 */
async function accuracyOfDrawings({ core, network }, drawings, steps) {
  let right = 0;
  for (const [i, { label, strokes }] of drawings.entries()) {
    if (i > 0 && i % DIGITS_AT_ONCE === 0) await nextTask();
    const stages = stagesOf(core, strokes, steps);
    if (!stages) continue;
    /** @type {Float32Array} */
    const probabilities = valueOf(network.predict(stages.image));
    if (answerOf(core, probabilities).digit === label) right++;
  }
  return right / drawings.length;
}
