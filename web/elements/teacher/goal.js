// Goals that a teacher sets: `testAccuracy>=0.95 units<=20` is reached when all of its conditions hold at once.
import { InklingError } from '../../engine/errors.js';

/** @typedef {'>=' | '<=' | '>' | '<' | '='} Comparison */
/** @typedef {{metric: Metric, comparison: Comparison, number: number}} Condition */
/** @typedef {typeof METRICS[number]} Metric */
/** @typedef {Partial<Record<Metric, number>>} Values what is known; NaN is not */

/**
 * What can be asked for: losses and accuracies (0 to 1) as the element shows them last, epochs that are complete, hidden
 * units in all, hidden layers, weights and biases, and seconds of training at the end of the last epoch.
 */
export const METRICS = /** @type {const} */ ([
  ...['testAccuracy', 'accuracy', 'loss', 'testLoss', 'epochs', 'units', 'layers', 'parameters', 'seconds'],
]);

/** A link may hold any amount of them. */
const MOST_CONDITIONS = 20;

/** @type {Record<Comparison, (value: number, number: number) => boolean>} */
const HOLDS = {
  '>=': (value, number) => value >= number,
  '<=': (value, number) => value <= number,
  '>': (value, number) => value > number,
  '<': (value, number) => value < number,
  '=': (value, number) => value === number,
};

/**
 * @param {string} text
 * @returns {Condition[]} none for an empty text
 * @throws {InklingError} that names the part which is no condition, or says that there are too many
 */
export function parseGoal(text) {
  const joined = text.replace(/\s*(>=|<=|>|<|=)\s*/g, '$1').trim();
  const parts = joined === '' ? [] : joined.split(/\s+/);
  if (parts.length > MOST_CONDITIONS) {
    throw new InklingError('goal-too-long', { count: parts.length, most: MOST_CONDITIONS });
  }
  return parts.map(conditionOf);
}

/** @param {string} part */
function conditionOf(part) {
  const [, name, comparison, text] = /^([A-Za-z]+)(>=|<=|>|<|=)(\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/.exec(part) ?? [];
  const metric = METRICS.find((each) => each === name);
  const number = Number(text);
  if (!metric || !Number.isFinite(number)) throw new InklingError('goal-unclear', { part, metrics: METRICS });
  return { metric, comparison: /** @type {Comparison} */ (comparison), number };
}

/**
 * @param {Condition} condition
 * @param {Values} values
 */
export const holds = ({ metric, comparison, number }, values) => HOLDS[comparison](values[metric] ?? NaN, number);

/**
 * @param {string} hidden the setting: units of each hidden layer, or none
 * @returns {{units: number, layers: number}}
 */
export function sizeOf(hidden) {
  const layers = hidden === 'none' ? [] : hidden.split(',').map(Number);
  return { units: layers.reduce((sum, units) => sum + units, 0), layers: layers.length };
}
