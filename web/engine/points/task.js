// What a network over points learns, and what of its settings follows from that.
import { valueOf } from '../core.js';
import { InklingError } from '../errors.js';
import { HALF_WIDTH, MOST_POINTS, SURFACES, TRUTH_TABLES } from './names.js';

/** @typedef {import('./types.js').Task} Task */
/** @typedef {import('#wasm').Dataset} Dataset */

const NO_POINTS = { inputs: new Float32Array(), labels: new Uint8Array(), values: new Float32Array() };

const PLACEHOLDER = { inputs: new Float32Array(2), labels: new Uint8Array(1), values: new Float32Array() };

/** @type {Task} */
export const DEFAULT_TASK = {
  dataset: 'circle',
  points: 500,
  noise: 0,
  share: 0.5,
  dataSeed: 7,
  features: ['x', 'y'],
  own: NO_POINTS,
};

/**
 * @param {Task} task
 * @returns {number} 0 when the points have values
 */
export function classesOf({ dataset, own }) {
  if (dataset !== 'own') return SURFACES.includes(dataset) ? 0 : 2;
  if (own.values.length > 0) return 0;
  return Math.max(2, ...own.labels.map((label) => label + 1));
}

/**
 * What has to change along with other settings or with another number of classes, so that what was asked for can be
 * learnt.
 *
 * @param {{classes: number, settings: Record<string, string>}} before
 * @param {number} classes 0 for values
 * @param {Record<string, string>} changes of the settings
 * @returns {Record<string, string>}
 */
export function followingSettings(before, classes, changes) {
  const settings = { ...before.settings, ...changes };
  if (classes === 0) return before.classes === 0 ? {} : { loss: 'mean-squared-error', output: 'linear' };
  if (changes.optimizer === 'perceptron') return { hidden: 'none', loss: 'mean-squared-error', output: 'automatic' };
  const wasPerceptron = before.settings.optimizer === 'perceptron';
  // Its rule cannot teach hidden layers: who adds one wants another.
  const outgrown = wasPerceptron && !changes.optimizer && settings.hidden !== 'none';
  if (wasPerceptron && !changes.optimizer && !outgrown) return {};
  const canStay = before.classes !== 0 && (classes === 2 || settings.loss !== 'binary-cross-entropy');
  if (canStay && !wasPerceptron) return {};
  return {
    loss: classes === 2 ? 'binary-cross-entropy' : 'softmax-cross-entropy',
    output: 'automatic',
    ...(outgrown ? { optimizer: 'sgd' } : {}),
  };
}

/** @param {Task} task */
const halfWidthOf = ({ dataset }) => (TRUTH_TABLES.includes(dataset) ? 2 : HALF_WIDTH);

/**
 * Softmax needs an output for each class; all others tell two classes apart with one.
 *
 * @param {number} classes
 * @param {string} loss
 */
export function outputsFor(classes, loss) {
  if (classes === 0) return 1;
  return classes === 2 && loss !== 'softmax-cross-entropy' ? 1 : classes;
}

/**
 * The points of a task, in the plane and as the network gets them.
 *
 * @param {import('#wasm').Core} core
 * @param {Task} task
 * @param {number} outputs
 * @returns {{training: Dataset, test: Dataset, plain: import('./types.js').PointsData, isEmpty: boolean}} for the caller
 *   to delete; without points of one's own there is one that stands for them, so that there is a network
 * @throws {InklingError} when something of the task is refused
 */
export function makeData(core, task, outputs) {
  const isEmpty = task.dataset === 'own' && task.own.inputs.length === 0;
  if (isEmpty)
    return { ...makeData(core, { ...task, own: PLACEHOLDER }, outputs), plain: noPoints(task, outputs), isEmpty };
  const parts = task.dataset === 'own' ? ownParts(core, task, outputs) : generatedParts(core, task, outputs);
  try {
    const training = valueOf(core.withFeatures(parts.training, task.features));
    const test = valueOf(core.withFeatures(parts.test, task.features));
    const plain = {
      training: valueOf(core.pointsOf(parts.training)),
      test: valueOf(core.pointsOf(parts.test)),
      classes: classesOf(task),
      outputs,
      halfWidth: halfWidthOf(task),
    };
    return { training, test, plain, isEmpty };
  } finally {
    parts.training.delete();
    parts.test.delete();
  }
}

/**
 * @param {import('#wasm').Core} core
 * @param {Task} task
 * @param {number} outputs
 */
function generatedParts(core, { dataset, points, noise, dataSeed, share }, outputs) {
  if (points > MOST_POINTS) throw new InklingError('too-many-points', { count: points, most: MOST_POINTS });
  return valueOf(core.generatePoints(dataset, points, noise, dataSeed, outputs, share));
}

/**
 * @param {import('#wasm').Core} core
 * @param {Task} task
 * @param {number} outputs
 */
function ownParts(core, { own, share, dataSeed }, outputs) {
  const count = own.inputs.length / 2;
  if (count > MOST_POINTS) throw new InklingError('too-many-points', { count, most: MOST_POINTS });
  const all = valueOf(
    own.values.length > 0
      ? core.makeValues(own.inputs, own.values, 2, outputs)
      : core.makePoints(own.inputs, own.labels, 2, outputs),
  );
  try {
    return valueOf(core.splitOwnPoints(all, share, dataSeed));
  } finally {
    all.delete();
  }
}

/**
 * @param {Task} task
 * @param {number} outputs
 * @returns {import('./types.js').PointsData}
 */
const noPoints = (task, outputs) => ({
  training: NO_POINTS,
  test: NO_POINTS,
  classes: classesOf(task),
  outputs,
  halfWidth: HALF_WIDTH,
});
