// Where training stands, in a sentence.
import { formatNumber } from '../../i18n/index.js';
import { isOnlyTaught } from './run.js';

/** @typedef {import('./run.js').Run} Run */

/** From here on minutes are said. */
const SECONDS_SAID = 120;

/**
 * @param {Run} run
 * @returns {boolean} whether training has been stopped on the way to its goal
 */
export const isBegun = ({ progress }) => progress !== null && progress.steps > 0 && progress.epochs < progress.goal;

/**
 * @param {Run} run
 * @returns {number} how much of the way to its goal training has come, in [0, 1]
 */
export const shareDone = ({ progress }) =>
  progress && progress.goal > 0 ? Math.min(1, (progress.epochs + progress.epochProgress) / progress.goal) : 0;

/**
 * @param {import('../../i18n/index.js').Dictionary} words
 * @param {string} language
 * @param {boolean} isTraining
 * @param {Run} run
 * @param {number | null} [secondsLeft] until training is done, where that is worth saying
 * @returns {string}
 */
export function statusSentence({ status }, language, isTraining, run, secondsLeft = null) {
  const { progress, summary, secondsToGood } = run;
  if (!progress) return status.loading;
  const number = (/** @type {number} */ value, decimals = 0) => formatNumber(value, language, decimals);
  const { steps, epochs, epochProgress, goal, parameterCount } = progress;
  if (isTraining && goal > 0) {
    const epoch = status.training({ epoch: number(Math.min(epochs + 1, goal)), goal: number(goal) });
    if (secondsLeft === null) return epoch;
    const minutes = secondsLeft >= SECONDS_SAID;
    const left = minutes ? status.minutesLeft : status.secondsLeft;
    return left({ epoch, left: number(Math.round(minutes ? secondsLeft / 60 : secondsLeft)) });
  }
  if (steps === 0) {
    const sentence = isOnlyTaught(run) ? status.taught : status.untrained;
    return sentence({ parameters: number(parameterCount) });
  }
  const sentences = [];
  if (isBegun(run)) sentences.push(status.paused({ epochs: number(epochs + epochProgress, 1), goal: number(goal) }));
  else if (summary) {
    const { seconds, examplesPerSecond } = summary;
    sentences.push(
      status.trained({ epochs: number(summary.epochs), seconds: number(seconds, 1), speed: number(examplesPerSecond) }),
    );
  } else sentences.push(status.stepped({ steps: number(steps) }));
  if (secondsToGood !== null) sentences.push(status.reached({ seconds: number(secondsToGood, 1) }));
  return sentences.join(' ');
}

/**
 * @param {import('../../i18n/index.js').Dictionary} words
 * @param {string} language
 * @param {import('../../engine/download.js').LoadProgress} progress
 */
export function loadingSentence({ status }, language, { received, total, isRetrying }) {
  if (isRetrying) return status.loadingAgain;
  if (total === 0) return status.loading;
  const megabytes = (/** @type {number} */ bytes) => formatNumber(bytes / 1e6, language, 1);
  return status.loadingShare({ received: megabytes(received), total: megabytes(total) });
}
