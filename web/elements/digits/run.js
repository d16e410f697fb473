// The present network's training, as it is shown.

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

// More points than pixels only cost time and room.
const MOST_POINTS = 1200;

/** @returns {Run} */
export const newRun = () => ({ progress: null, summary: null, secondsToGood: null, losses: [], tests: [] });

/**
 * @param {Run} run
 * @param {LossPoint[]} losses
 * @param {TestPoint[]} tests
 */
export function addPoints(run, losses, tests) {
  run.losses.push(...losses);
  run.tests.push(...tests);
  if (run.losses.length > MOST_POINTS) run.losses = halved(run.losses);
  if (run.tests.length > MOST_POINTS) run.tests = run.tests.filter((_, i) => i % 2 === 1);
}

/** @param {LossPoint[]} points each of them the mean since the one before */
const halved = (points) =>
  points.flatMap((point, i) => (i % 2 === 1 ? [{ ...point, loss: (points[i - 1].loss + point.loss) / 2 }] : []));
