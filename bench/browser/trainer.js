// What a trainer that is measured in the page can do.
import { CHECKED, LEARNT } from '../tasks.mjs';
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

/** @type {Promise<Trainer>} */
let loading;

/**
 * Loads the trainer of this page.
 *
 * @param {string} key the name of a file in trainers/, and after a colon what it is to be told
 * @returns {Promise<string>} its description
 */
export async function load(key) {
  const [file, option] = key.split(':');
  loading = import(`./trainers/${file}.js`).then((module) => module.load(option));
  return (await loading).description;
}

/**
 * Trains a new network, first to warm up, then on the clock.
 *
 * @param {Task} task
 * @param {import('../tasks.mjs').Watch} watch
 * @returns {Promise<import('../tasks.mjs').Measurement>}
 */
export async function measure(task, { warmUpSeconds, seconds, patienceSeconds }) {
  const trainer = await loading;
  const way = (await trainer.begin(task, await loadExamples(task.data))) ?? undefined;
  const before = await trainer.loss(CHECKED);
  const secondsPerStep = await warmUp(trainer, warmUpSeconds);
  const steps = Math.max(1, Math.round(seconds / secondsPerStep));
  const elapsed = await secondsOf(trainer, steps);
  let after = await trainer.loss(CHECKED);
  for (let more = 0; after > LEARNT * before && more < patienceSeconds; more += elapsed) {
    await trainer.train(steps);
    after = await trainer.loss(CHECKED);
  }
  return { examplesPerSecond: (steps * task.batch) / elapsed, before, after, way };
}

/**
 * @param {Pick<Trainer, 'train'>} trainer
 * @param {number} seconds
 * @returns {Promise<number>} seconds a step, at the end
 */
export async function warmUp(trainer, seconds) {
  let warm = 0;
  for (let steps = 1; ; steps *= 2) {
    const elapsed = await secondsOf(trainer, steps);
    warm += elapsed;
    if (warm >= seconds) return elapsed / steps;
  }
}

/**
 * @param {Pick<Trainer, 'train'>} trainer
 * @param {number} steps
 */
async function secondsOf(trainer, steps) {
  const started = performance.now();
  await trainer.train(steps);
  return (performance.now() - started) / 1000;
}
