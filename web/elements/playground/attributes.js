// What <inkling-playground> is told by its attributes besides the core's settings.
import { InklingError } from '../../engine/errors.js';
import { FEATURES, GENERATED, MOST_POINTS } from '../../engine/points/names.js';

/** @typedef {import('../../engine/points/types.js').Task} Task */

/** The core's settings but those of digits. */
export const SETTING_ATTRIBUTES = [
  ...['hidden', 'activation', 'output', 'init', 'loss', 'optimizer', 'lr', 'momentum', 'beta1', 'beta2', 'decay'],
  ...['schedule', 'warmup', 'step-epochs', 'step-factor', 'batch', 'l1', 'l2', 'weight-decay', 'dropout', 'epochs'],
  ...['patience', 'seed'],
];

export const DATASETS = [...GENERATED, 'own'];
export const PACES = ['frame', 'full'];

const MOST_SEED = 2 ** 32 - 1;

/** @type {Record<string, {read: (name: string, text: string) => any, key: keyof Task, write: (value: any) => string}>} */
const TASK = {
  dataset: { key: 'dataset', read: oneOf(DATASETS), write: String },
  points: { key: 'points', read: number(2, MOST_POINTS, true), write: String },
  noise: { key: 'noise', read: number(0, 0.5), write: String },
  share: { key: 'share', read: number(0.1, 0.9), write: String },
  'points-seed': { key: 'dataSeed', read: number(0, MOST_SEED, true), write: String },
  features: { key: 'features', read: features, write: (names) => names.join(',') },
};

export const TASK_ATTRIBUTES = Object.keys(TASK);

/** How it is shown: what is said without them. @type {Record<string, string>} */
export const VIEW_DEFAULTS = { 'show-test': 'off', discretise: 'off', pace: 'frame' };

export const ATTRIBUTES = [...SETTING_ATTRIBUTES, ...TASK_ATTRIBUTES, ...Object.keys(VIEW_DEFAULTS)];

/**
 * @param {string} name of TASK_ATTRIBUTES
 * @param {string} text
 * @returns {Partial<Task>}
 * @throws {InklingError} when it is not what it should be
 */
export const taskOf = (name, text) => ({ [TASK[name].key]: TASK[name].read(name, text.trim()) });

/**
 * @param {Task} task
 * @returns {Record<string, string>} as attributes
 */
export const taskTexts = (task) =>
  Object.fromEntries(Object.entries(TASK).map(([name, { key, write }]) => [name, write(task[key])]));

/**
 * @param {string} name of VIEW_DEFAULTS
 * @param {string} text
 * @returns {string}
 * @throws {InklingError} likewise
 */
export function viewOptionOf(name, text) {
  if (name === 'pace') return oneOf(PACES)(name, text);
  // An attribute that is there without a value switches on, as HTML's own do.
  return oneOf(['on', 'off'])(name, text === '' ? 'on' : text);
}

/** @param {string[]} choices */
function oneOf(choices) {
  return (/** @type {string} */ name, /** @type {string} */ text) => {
    if (!choices.includes(text)) throw new InklingError('attribute-choice', { name, value: text, choices });
    return text;
  };
}

/**
 * @param {number} minimum
 * @param {number} maximum
 * @param {boolean} [isWhole]
 */
function number(minimum, maximum, isWhole = false) {
  return (/** @type {string} */ name, /** @type {string} */ text) => {
    const value = text === '' ? NaN : Number(text);
    if (!(value >= minimum && value <= maximum) || (isWhole && !Number.isInteger(value))) {
      throw new InklingError('attribute-number', { name, value: text, minimum, maximum, isWhole });
    }
    return value;
  };
}

/**
 * @param {string} name
 * @param {string} text
 */
function features(name, text) {
  const named = text.split(',').map((each) => oneOf(FEATURES)(name, each.trim()));
  // In one order, whichever they came in.
  return FEATURES.filter((feature) => named.includes(feature));
}
