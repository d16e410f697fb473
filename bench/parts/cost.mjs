// What a training example costs Inkling in Chromium as width, depth and minibatch grow.
import { startBrowserTrainer } from '../browser-trainer.mjs';
import { Chromium } from '../chromium.mjs';
import { median } from '../median.mjs';
import { writeData } from '../data.mjs';
import { WARM_UP_SECONDS } from '../tasks.mjs';

const REPETITIONS = 3;
const SECONDS = 0.5;
const LEARNING_RATE = 0.01;

/** @typedef {{hidden: number[], batch: number}} Shape */
/** @typedef {{name: string, axis: string, points: {at: number, shape: Shape}[]}} Sweep */
/** @typedef {{name: string, axis: string, points: {at: number, examplesPerCoreSecond: number}[]}} MeasuredSweep */
/** @typedef {{version: string, sweeps: MeasuredSweep[]}} CostResult */

/** @param {number} first @param {number} last */
const powersOfTwo = (first, last) => Array.from({ length: Math.log2(last / first) + 1 }, (_, i) => first * 2 ** i);

/** @type {Sweep[]} */
const SWEEPS = [
  {
    name: '784-n-10, minibatches of 64',
    axis: 'hidden units n',
    points: powersOfTwo(16, 1024).map((at) => ({ at, shape: { hidden: [at], batch: 64 } })),
  },
  {
    name: '784-128-…-128-10, minibatches of 64',
    axis: 'hidden layers of 128 units',
    points: [1, 2, 3, 4, 5, 6, 7, 8].map((at) => ({ at, shape: { hidden: Array(at).fill(128), batch: 64 } })),
  },
  {
    name: '784-128-10',
    axis: 'digits in a minibatch',
    points: powersOfTwo(1, 512).map((at) => ({ at, shape: { hidden: [128], batch: at } })),
  },
];

/** @returns {Promise<CostResult>} */
export async function runCost() {
  writeData();
  const chromium = new Chromium();
  try {
    const inkling = await startBrowserTrainer(chromium, 'inkling');
    const watch = { warmUpSeconds: WARM_UP_SECONDS, seconds: SECONDS, patienceSeconds: 0 };
    /** @type {MeasuredSweep[]} */
    const sweeps = [];
    for (const { name, axis, points } of SWEEPS) {
      /** @type {Map<number, number[]>} */
      const speeds = new Map(points.map(({ at }) => [at, []]));
      for (let repetition = 0; repetition < REPETITIONS; repetition++) {
        for (const { at, shape } of points) {
          /** @type {import('../tasks.mjs').Task} */
          const task = {
            network: name,
            data: 'digits',
            learningRate: LEARNING_RATE / Math.sqrt(64 / shape.batch),
            ...shape,
          };
          const { examplesPerSecond, coreShare } = await inkling.measure(task, watch);
          speeds.get(at)?.push(examplesPerSecond / coreShare);
        }
      }
      const measured = [...speeds].map(([at, values]) => ({ at, examplesPerCoreSecond: median(values) }));
      sweeps.push({ name, axis, points: measured });
      for (const { at, examplesPerCoreSecond } of measured) {
        console.log(
          `${axis.padEnd(27)} ${String(at).padStart(4)} ${Math.round(examplesPerCoreSecond)} digits a core second`,
        );
      }
    }
    return { version: await chromium.version(), sweeps };
  } finally {
    await chromium.close();
  }
}
