// What the tab of judgements asks.
import { valueOf } from '../core.js';
import { nextTask } from '../scheduling.js';

/** @typedef {import('./index.js').Subject} Subject */

const AT_ONCE = 200;

/**
 * @typedef {object} Judgement of the test digits
 * @property {number} count
 * @property {number} accuracy
 * @property {Uint32Array} confusion [10 × 10]: confusion[10 * label + read] digits
 * @property {Float64Array} precision [10]
 * @property {Float64Array} recall [10]
 * @property {{count: number, accuracy: number, confidence: number}[]} bins of the reliability diagram
 * @property {number} calibrationError
 * @property {Uint8Array} labels [count]
 * @property {Uint8Array} predicted [count]
 * @property {Float32Array} outputs [count × 10]
 */

/**
 * @param {Subject} subject
 * @returns {Promise<Judgement>}
 */
export async function judgement({ core, network, testData }) {
  const evaluation = core.makeEvaluation();
  try {
    const size = testData.size();
    const labels = new Uint8Array(size);
    const predicted = new Uint8Array(size);
    const outputs = new Float32Array(10 * size);
    for (let first = 0; first < size; first += AT_ONCE) {
      if (first > 0) await nextTask();
      const last = Math.min(first + AT_ONCE, size);
      valueOf(network.evaluateRange(testData, first, last, evaluation));
      const part = valueOf(core.predictions(network, testData, first, last));
      labels.set(part.labels, first);
      predicted.set(part.predicted, first);
      outputs.set(part.outputs, 10 * first);
    }
    return { ...evaluation.summary(), ...core.judgement(evaluation), labels, predicted, outputs };
  } finally {
    evaluation.delete();
  }
}

/**
 * @param {Subject} subject
 * @param {number[]} numbers of test digits, a hundred at the most
 * @returns {Uint8Array} [numbers × 784]
 */
export const testImages = ({ core, testData }, numbers) =>
  valueOf(core.digitImages(testData, Int32Array.from(numbers)));
