// The page that a trainer is measured in: it loads the one that ?trainer= names and offers it as globalThis.bench.
import { CHECKED, LEARNT, PATIENCE_SECONDS, WARM_UP_SECONDS } from '../tasks.mjs';
import { loadExamples } from './examples.js';

/**
 * @typedef {object} Trainer
 * @property {string} description its version, and how it is used
 * @property {(task: import('../tasks.mjs').Task, examples: import('./examples.js').Examples) => void | Promise<void>}
 *   begin with a new network
 * @property {(steps: number) => void | Promise<void>} train so many minibatches, going round the examples; done when
 *   the parameters are there
 * @property {(count: number) => number | Promise<number>} loss the mean over the first examples
 */

/**
 * @param {Trainer} trainer
 * @param {number} steps
 */
async function secondsOf(trainer, steps) {
  const started = performance.now();
  await trainer.train(steps);
  return (performance.now() - started) / 1000;
}

/**
 * @param {Trainer} trainer
 * @param {import('../tasks.mjs').Task} task
 * @param {number} seconds
 * @returns {Promise<import('../tasks.mjs').Measurement>}
 */
async function measure(trainer, task, seconds) {
  await trainer.begin(task, await loadExamples(task.data));
  const before = await trainer.loss(CHECKED);
  let perStep = 0;
  let warm = 0;
  for (let steps = 1; warm < WARM_UP_SECONDS; steps *= 2) {
    const elapsed = await secondsOf(trainer, steps);
    perStep = elapsed / steps;
    warm += elapsed;
  }
  const steps = Math.max(1, Math.round(seconds / perStep));
  const elapsed = await secondsOf(trainer, steps);
  let after = await trainer.loss(CHECKED);
  for (let more = 0; after > LEARNT * before && more < PATIENCE_SECONDS; more += elapsed) {
    await trainer.train(steps);
    after = await trainer.loss(CHECKED);
  }
  return { examplesPerSecond: (steps * task.batch) / elapsed, before, after };
}

const name = new URLSearchParams(location.search).get('trainer') ?? '';
const [file, option] = name.split(':');
/** @type {Promise<Trainer>} */
const loading = import(`./trainers/${file}.js`).then(({ load }) => load(option));

/** What the benchmark calls from outside. */
const bench = {
  description: async () => (await loading).description,
  /** @param {import('../tasks.mjs').Task} task @param {number} seconds */
  measure: async (task, seconds) => measure(await loading, task, seconds),
};
/** @typedef {typeof bench} Bench */
Object.assign(globalThis, { bench });
