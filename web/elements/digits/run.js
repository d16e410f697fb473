// The present network's training, as it is shown.
import { upTo, withLosses, withPoints } from '../../charts/thinning.js';

// What "it reads digits" means in a sentence that is shown once.
const GOOD_ACCURACY = 0.95;

/** @typedef {import('../../engine/types.js').LossPoint} LossPoint */
/** @typedef {import('../../engine/types.js').TestPoint} TestPoint */

/**
 * @typedef {object} Run the present network and what was done with it
 * @property {import('../../engine/types.js').Progress | null} progress null until it is there
 * @property {import('../../engine/types.js').TrainingSummary | null} summary of the last training, if nothing came after
 * @property {number | null} secondsToGood seconds of training until 95% of the test digits were read
 * @property {LossPoint[]} losses of its chart
 * @property {TestPoint[]} tests of its chart
 * @property {string} [key] of what the history has of it
 */

/** @returns {Run} */
export const newRun = () => ({ progress: null, summary: null, secondsToGood: null, losses: [], tests: [] });

/**
 * @param {Run} run
 * @param {LossPoint[]} losses
 * @param {TestPoint[]} tests
 */
export function addPoints(run, losses, tests) {
  run.losses = withLosses(run.losses, losses);
  run.tests = withPoints(run.tests, tests);
  run.secondsToGood ??= tests.find(isGood)?.seconds ?? null;
}

/**
 * The run as it was at an earlier place.
 *
 * @param {Run} run
 * @param {number} epochs
 */
export function cutAfter(run, epochs) {
  run.summary = null;
  run.losses = upTo(run.losses, epochs);
  run.tests = upTo(run.tests, epochs);
  run.secondsToGood = run.tests.find(isGood)?.seconds ?? null;
}

/**
 * Whether the network has never been trained and yet learnt drawings: after a lesson it is tested.
 *
 * @param {Run} run
 */
export const isOnlyTaught = ({ progress, tests }) => progress?.steps === 0 && tests.at(-1)?.epochs === 0;

/** @param {TestPoint} test */
const isGood = ({ accuracy }) => accuracy >= GOOD_ACCURACY;
