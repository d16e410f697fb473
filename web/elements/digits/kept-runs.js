// Runs as they are kept and saved: plain data with a version. What is read back may be damaged, or of something else.
import { MOST_POINTS } from '../../charts/thinning.js';

/** @typedef {import('./run-history.js').Run} Run */

/** One more for every change of what a run holds. */
const VERSION = 1;
const LONGEST_TEXT = 200;

/** What a point of each kind holds, all of it numbers. */
const POINTS = {
  losses: ['epochs', 'loss', 'learningRate'],
  tests: ['epochs', 'loss', 'accuracy', 'gradientNorm', 'seconds'],
  epochs: ['epoch', 'loss', 'accuracy', 'testLoss', 'testAccuracy', 'seconds', 'examplesPerSecond'],
};

/**
 * @param {Run[]} runs
 * @returns {{version: number, runs: Run[]}}
 */
export const keptRuns = (runs) => ({ version: VERSION, runs });

/**
 * @param {unknown} value
 * @returns {Run[]} those that are whole; all else is left out
 */
export function readKeptRuns(value) {
  if (!isRecord(value) || value.version !== VERSION || !Array.isArray(value.runs)) return [];
  return value.runs.flatMap((each) => readRun(each) ?? []);
}

/**
 * @param {unknown} value
 * @returns {Run | null}
 */
function readRun(value) {
  if (!isRecord(value)) return null;
  const { id, key, name, isShown, settings, parameterCount } = value;
  const losses = readPoints(value.losses, 'losses');
  const tests = readPoints(value.tests, 'tests');
  const epochs = readPoints(value.epochs, 'epochs');
  if (!losses || !tests || !epochs || losses.length + tests.length === 0) return null;
  if (!isCount(id) || !isCount(parameterCount) || !isText(key) || !isSettings(settings)) return null;
  // Only what we know of is taken over.
  return /** @type {any} */ ({
    ...{ id, key, settings, parameterCount, losses, tests, epochs },
    name: isText(name) ? name : null,
    isShown: isShown !== false,
  });
}

/**
 * @param {unknown} value
 * @param {keyof typeof POINTS} kind
 * @returns {any[] | null} null when it is no list of such points
 */
export function readPoints(value, kind) {
  const names = POINTS[kind];
  if (!Array.isArray(value) || value.length > MOST_POINTS) return null;
  const points = value.map((point) => isRecord(point) && names.map((name) => readNumber(point[name])));
  if (!points.every((numbers) => numbers && numbers.every((each) => each !== null))) return null;
  return points.map((numbers) => Object.fromEntries(names.map((name, i) => [name, /** @type {any} */ (numbers)[i]])));
}

/** JSON has no NaN. @param {unknown} value */
const readNumber = (value) => (value === null ? NaN : typeof value === 'number' ? value : null);

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {unknown} value */
const isCount = (value) => Number.isSafeInteger(value) && /** @type {number} */ (value) >= 0;

/** @param {unknown} value */
export const isText = (value) => typeof value === 'string' && value.length > 0 && value.length <= LONGEST_TEXT;

/** @param {unknown} value */
export const isSettings = (value) =>
  isRecord(value) && Object.values(value).every((each) => typeof each === 'string' && each.length <= LONGEST_TEXT);
