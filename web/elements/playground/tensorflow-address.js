// Links of TensorFlow Playground (playground.tensorflow.org): the keys of its src/state.ts, as attributes of ours.
import { FEATURES } from '../../engine/points/names.js';
import { shortened } from '../../engine/shortened.js';

/** @type {Record<string, string>} */
const DATASETS = { circle: 'circle', xor: 'xor', gauss: 'gauss', spiral: 'spiral' };
/** @type {Record<string, string>} */
const SURFACES = { 'reg-plane': 'plane', 'reg-gauss': 'gauss-surface' };
const ACTIVATIONS = ['relu', 'tanh', 'sigmoid', 'linear'];

/** What its link says nothing of. */
const ITS_DEFAULTS = {
  activation: 'tanh',
  batchSize: '10',
  dataset: 'circle',
  regDataset: 'reg-plane',
  learningRate: '0.03',
  regularizationRate: '0',
  noise: '0',
  networkShape: '4,2',
  percTrainData: '50',
  problem: 'classification',
  x: 'true',
  y: 'true',
};

/** The keys by which such a link is known: no other page's hash has them. */
const TELLING = ['networkShape', 'dataset', 'regDataset', 'batchSize', 'learningRate', 'problem'];

/**
 * @param {string} hash of an address
 * @returns {{attributes: Record<string, string>, unknown: string[]} | null} what it asks for, and `name=value` of what we
 *   have not; null when it is no such link
 */
export function tensorflowAttributes(hash) {
  const query = new URLSearchParams(hash.replace(/^#/, ''));
  if (!TELLING.some((key) => query.has(key))) return null;
  /** @type {string[]} */
  const unknown = [];
  /** @type {Record<string, string>} */
  const given = { ...ITS_DEFAULTS, ...Object.fromEntries(query) };

  /**
   * @template Value
   * @param {string} key
   * @param {Record<string, Value>} choices
   * @param {Value} otherwise
   */
  const choose = (key, choices, otherwise) => {
    if (Object.hasOwn(choices, given[key])) return choices[given[key]];
    unknown.push(shortened(`${key}=${given[key]}`));
    return otherwise;
  };
  const isOn = (/** @type {string} */ key) => given[key] === 'true';
  const isRegression = choose('problem', { classification: false, regression: true }, false);
  const regularization = given.regularization === 'none' ? '' : (given.regularization ?? '');
  if (!['', 'L1', 'L2'].includes(regularization)) unknown.push(shortened(`regularization=${regularization}`));
  for (const key of ['cosX', 'cosY']) if (isOn(key)) unknown.push(`${key}=true`);

  const features = FEATURES.filter(isOn);
  const shape = given.networkShape.split(',').filter((units) => units.trim() !== '');
  /** @type {Record<string, string>} */
  const attributes = {
    dataset: isRegression ? choose('regDataset', SURFACES, 'plane') : choose('dataset', DATASETS, 'circle'),
    activation: choose('activation', Object.fromEntries(ACTIVATIONS.map((name) => [name, name])), 'tanh'),
    // Its loss is half the squared error, over tanh for classes and over the plain sum for values.
    loss: 'mean-squared-error',
    output: isRegression ? 'linear' : 'tanh',
    optimizer: 'sgd',
    schedule: 'constant',
    lr: given.learningRate,
    batch: given.batchSize,
    hidden: shape.length === 0 ? 'none' : shape.join(','),
    features: (features.length > 0 ? features : ['x', 'y']).join(','),
    points: isRegression ? '1200' : '500',
    noise: percent(given.noise),
    share: percent(given.percTrainData),
    init: isOn('initZero') ? 'zeros' : 'automatic',
    l1: regularization === 'L1' ? given.regularizationRate : '0',
    l2: regularization === 'L2' ? given.regularizationRate : '0',
    'show-test': isOn('showTestData') ? 'on' : 'off',
    discretise: isOn('discretize') ? 'on' : 'off',
  };
  const seed = seedOf(given.seed);
  if (seed !== null) Object.assign(attributes, { seed, 'points-seed': seed });
  return { attributes, unknown };
}

/** @param {string} text 25 for a quarter; what is no number stays, to be refused with its name */
const percent = (text) => (text.trim() !== '' && Number.isFinite(Number(text)) ? String(Number(text) / 100) : text);

/**
 * Its seeds are random numbers below 1, with five digits: these name ours.
 *
 * @param {string | undefined} text
 */
function seedOf(text) {
  const digits = text?.replace(/^0?\./, '').slice(0, 9);
  return digits && /^\d+$/.test(digits) ? String(Number(digits)) : null;
}
