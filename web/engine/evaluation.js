// Judging a network without keeping everything else waiting.
import { valueOf } from './core.js';
import { nextTask } from './scheduling.js';

const AT_ONCE = 250;

/**
 * The network must not change before the end.
 *
 * @param {import('#wasm').Core} core
 * @param {import('#wasm').Session} network
 * @param {import('#wasm').Dataset} dataset
 * @returns {Promise<import('#wasm').EvaluationSummary>}
 */
export async function evaluateInSlices(core, network, dataset) {
  const evaluation = core.makeEvaluation();
  try {
    const size = dataset.size();
    for (let first = 0; first < size; first += AT_ONCE) {
      if (first > 0) await nextTask();
      valueOf(network.evaluateRange(dataset, first, Math.min(first + AT_ONCE, size), evaluation));
    }
    return evaluation.summary();
  } finally {
    evaluation.delete();
  }
}
