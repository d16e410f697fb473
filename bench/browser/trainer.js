// The trainer of this page: what one can do, and the steps in which it is measured from outside.
import { CHECKED } from '../tasks.mjs';
import { loadExamples } from './examples.js';

/** @typedef {import('../tasks.mjs').Task} Task */
/** @typedef {import('./examples.js').Examples} Examples */

/**
 * @typedef {object} Trainer
 * @property {string} description its name and version
 * @property {(task: Task, examples: Examples) => void | string | Promise<void | string>} begin with a new network;
 *   answers with the way that it chose, where it has several
 * @property {(steps: number) => void | Promise<void>} train so many minibatches, going round the examples; done when
 *   the parameters are there
 * @property {(count: number) => number | Promise<number>} loss the mean over the first examples
 */

/** @type {Trainer} */
let trainer;

/**
 * @param {string} key the name of a file in trainers/, and after a colon what it is to be told
 * @returns {Promise<string>} its description
 */
export async function load(key) {
  const [file, option] = key.split(':');
  trainer = await (await import(`./trainers/${file}.js`)).load(option);
  return trainer.description;
}

/**
 * @param {Task} task
 * @returns {Promise<string | undefined>} the way that it chose
 */
export async function begin(task) {
  return (await trainer.begin(task, await loadExamples(task.data))) ?? undefined;
}

/** @returns {Promise<number>} the mean over the examples that are checked */
export const loss = async () => trainer.loss(CHECKED);

/**
 * @param {number} steps
 * @returns {Promise<number>} seconds
 */
export const train = (steps) => secondsOf(trainer, steps);

/**
 * @param {number} seconds
 * @returns {Promise<number>} seconds a step, at the end
 */
export const warmUp = (seconds) => warmUpOf(trainer, seconds);

/**
 * @param {Pick<Trainer, 'train'>} some
 * @param {number} seconds
 * @returns {Promise<number>} seconds a step, at the end
 */
export async function warmUpOf(some, seconds) {
  let warm = 0;
  for (let steps = 1; ; steps *= 2) {
    const elapsed = await secondsOf(some, steps);
    warm += elapsed;
    if (warm >= seconds) return elapsed / steps;
  }
}

/**
 * @param {Pick<Trainer, 'train'>} some
 * @param {number} steps
 */
async function secondsOf(some, steps) {
  const started = performance.now();
  await some.train(steps);
  return (performance.now() - started) / 1000;
}
