// Measures several trainers on the same tasks, taking turns.
import { median } from './median.mjs';
import { batchesOf, LEARNT, NETWORKS, PATIENCE_SECONDS, REPETITIONS, SECONDS } from './tasks.mjs';
import { taskOf, WARM_UP_SECONDS } from './tasks.mjs';

/** @typedef {import('./tasks.mjs').Task} Task */
/** @typedef {import('./tasks.mjs').Measurement} Measurement */

/**
 * @typedef {object} RunningTrainer
 * @property {string} description
 * @property {(task: Task, watch: import('./tasks.mjs').Watch) => Promise<Measurement>} measure
 * @property {() => Promise<void>} stop
 */

/**
 * @typedef {object} Trainer
 * @property {string} key
 * @property {number[]} [batches] the sizes of minibatch that it can do; without it all
 * @property {() => Promise<RunningTrainer>} start
 */

/**
 * What of it all is to be measured; without a member, all.
 *
 * @typedef {object} Selection
 * @property {string[]} [trainers]
 * @property {string[]} [networks]
 * @property {number[]} [batches]
 * @property {number} [repetitions]
 * @property {number} [seconds]
 */

/**
 * @typedef {object} Row
 * @property {string} trainer
 * @property {string} network
 * @property {number} batch
 * @property {number} examplesPerSecond the median
 * @property {number[]} turns examples per second in each of the turns that the trainers took
 * @property {number} coreShare the median
 * @property {number} examplesPerCoreSecond the median: what examplesPerSecond would be if nothing was in the way
 * @property {string} [way]
 */

/**
 * @typedef {object} Comparison
 * @property {{key: string, description: string}[]} trainers
 * @property {Row[]} rows
 * @property {{key: string, why: string}[]} absent
 */

/**
 * @param {Trainer[]} trainers
 * @param {Selection} selection
 * @returns {Promise<Comparison>}
 * @throws {Error} when a trainer does not learn
 */
export async function compare(trainers, selection) {
  /** @type {Comparison} */
  const comparison = { trainers: [], rows: [], absent: [] };
  /** @type {(Trainer & RunningTrainer)[]} */
  const running = [];
  for (const trainer of trainers.filter(({ key }) => isSelected(selection.trainers, key))) {
    try {
      running.push({ ...trainer, ...(await trainer.start()) });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      comparison.absent.push({ key: trainer.key, why });
      console.log(`${trainer.key} is absent: ${why}`);
    }
  }
  comparison.trainers = running.map(({ key, description }) => ({ key, description }));
  for (const network of NETWORKS.filter(({ name }) => isSelected(selection.networks, name))) {
    for (const batch of batchesOf(network).filter((size) => isSelected(selection.batches, size))) {
      const able = running.filter(({ batches }) => isSelected(batches, batch));
      comparison.rows.push(...(await rowsOf(able, taskOf(network, batch), selection)));
    }
  }
  for (const { stop } of running) await stop();
  return comparison;
}

/**
 * @template Value
 * @param {Value[] | undefined} chosen
 * @param {Value} value
 */
const isSelected = (chosen, value) => chosen?.includes(value) ?? true;

/**
 * @param {(Trainer & RunningTrainer)[]} trainers
 * @param {Task} task
 * @param {Selection} selection
 * @returns {Promise<Row[]>}
 */
async function rowsOf(trainers, task, { repetitions = REPETITIONS, seconds = SECONDS }) {
  /** @type {Measurement[][]} */
  const measurements = trainers.map(() => []);
  for (let repetition = 0; repetition < repetitions; repetition++) {
    for (const [i, { key, measure }] of trainers.entries()) {
      const isFirst = repetition === 0;
      const patienceSeconds = isFirst ? PATIENCE_SECONDS : 0;
      const measurement = await measure(task, { warmUpSeconds: WARM_UP_SECONDS, seconds, patienceSeconds });
      requireLearning(key, task, measurement, isFirst ? LEARNT : Infinity);
      measurements[i].push(measurement);
    }
  }
  return trainers.map(({ key }, i) => {
    const turns = measurements[i].map(({ examplesPerSecond }) => examplesPerSecond);
    const { way } = measurements[i][0];
    const row = {
      trainer: key,
      network: task.network,
      batch: task.batch,
      examplesPerSecond: median(turns),
      turns,
      coreShare: median(measurements[i].map(({ coreShare }) => coreShare)),
      examplesPerCoreSecond: median(measurements[i].map((each) => each.examplesPerSecond / each.coreShare)),
      way,
    };
    console.log(
      `${row.network.padEnd(15)} ${String(row.batch).padStart(4)}  ${key.padEnd(17)} ` +
        `${String(Math.round(row.examplesPerSecond)).padStart(9)} examples/s, ${Math.round(Math.min(...turns))} to ` +
        `${Math.round(Math.max(...turns))}, ${Math.round(row.examplesPerCoreSecond)} a core second${way ? `, ${way}` : ''}`,
    );
    return row;
  });
}

/**
 * @param {string} key of the trainer
 * @param {Task} task
 * @param {Measurement} measurement
 * @param {number} share that the loss must have come down to
 */
function requireLearning(key, { network, batch }, { before, after }, share) {
  // A loss that is no number crosses from some trainers as null.
  if (Number.isFinite(before) && Number.isFinite(after) && after < share * before) return;
  const what = `${network} in minibatches of ${batch}`;
  throw new Error(`${key} did not learn ${what}: its loss was ${before} before and ${after} after training`);
}
