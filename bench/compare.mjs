// Measures several trainers on the same tasks, taking turns.
import { BATCHES, LEARNT, NETWORKS, REPETITIONS, SECONDS, taskOf } from './tasks.mjs';

/**
 * @typedef {object} RunningTrainer
 * @property {string} description
 * @property {(task: import('./tasks.mjs').Task, seconds: number) => Promise<import('./tasks.mjs').Measurement>} measure
 * @property {() => Promise<void>} stop
 */

/**
 * @typedef {object} Contestant
 * @property {string} key
 * @property {number[]} [batches] the sizes of minibatch that it can do, without it all
 * @property {() => Promise<RunningTrainer>} start
 */

/** @typedef {{trainers?: string[], networks?: string[], batches?: number[], repetitions?: number, seconds?: number}} Selection */

/**
 * @typedef {object} Row
 * @property {string} trainer
 * @property {string} network
 * @property {number} batch
 * @property {number} examplesPerSecond the median
 * @property {number} least
 * @property {number} most
 */

/** @typedef {{trainers: {key: string, description: string}[], rows: Row[], absent: {key: string, why: string}[]}} Comparison */

/** @param {number[]} values */
export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/**
 * @param {Contestant[]} contestants
 * @param {Selection} selection
 * @returns {Promise<Comparison>}
 * @throws {Error} when a trainer does not learn
 */
export async function compare(contestants, selection) {
  const chosen = contestants.filter(({ key }) => selection.trainers?.includes(key) ?? true);
  /** @type {Comparison} */
  const comparison = { trainers: [], rows: [], absent: [] };
  /** @type {(Contestant & RunningTrainer)[]} */
  const running = [];
  for (const contestant of chosen) {
    try {
      const trainer = await contestant.start();
      running.push({ ...contestant, ...trainer });
      comparison.trainers.push({ key: contestant.key, description: trainer.description });
    } catch (error) {
      comparison.absent.push({ key: contestant.key, why: String(error) });
      console.log(`${contestant.key} is absent: ${error}`);
    }
  }
  for (const network of NETWORKS.filter(({ name }) => selection.networks?.includes(name) ?? true)) {
    for (const batch of selection.batches ?? BATCHES) {
      const task = taskOf(network, batch);
      const able = running.filter(({ batches }) => batches?.includes(batch) ?? true);
      /** @type {Map<string, number[]>} */
      const speeds = new Map(able.map(({ key }) => [key, []]));
      for (let repetition = 0; repetition < (selection.repetitions ?? REPETITIONS); repetition++) {
        for (const { key, measure } of able) {
          const { examplesPerSecond, before, after } = await measure(task, selection.seconds ?? SECONDS);
          if (!(after < LEARNT * before)) {
            throw new Error(
              `${key} did not learn ${network.name} in minibatches of ${batch}: its loss went from ${before} to ${after}`,
            );
          }
          speeds.get(key)?.push(examplesPerSecond);
        }
      }
      for (const [trainer, values] of speeds) {
        const row = {
          trainer,
          network: network.name,
          batch,
          examplesPerSecond: median(values),
          least: Math.min(...values),
          most: Math.max(...values),
        };
        comparison.rows.push(row);
        console.log(
          `${network.name.padEnd(15)} ${String(batch).padStart(4)}  ${trainer.padEnd(20)} ` +
            `${Math.round(row.examplesPerSecond).toString().padStart(9)} examples/s  ` +
            `(${Math.round(row.least)} to ${Math.round(row.most)})`,
        );
      }
    }
  }
  for (const { stop } of running) await stop();
  return comparison;
}
