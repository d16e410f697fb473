// TensorFlow.js on one of its backends, in the way that is fastest for the task.
import { loadScript } from '../script.js';
import { warmUpOf } from '../trainer.js';
import { WAYS } from './tensorflow-ways.js';

const MODULES = '/bench/node_modules/@tensorflow';
const TRIAL_SECONDS = 0.3;

/**
 * @param {string} backend wasm, cpu or webgl
 * @returns {Promise<import('../trainer.js').Trainer>}
 */
export async function load(backend) {
  const tf = await loadScript(`${MODULES}/tfjs/dist/tf.es2017.min.js`, 'tf');
  if (backend === 'wasm') {
    await loadScript(`${MODULES}/tfjs-backend-wasm/dist/tf-backend-wasm.es2017.min.js`, 'tf');
    tf.wasm.setWasmPaths(`${MODULES}/tfjs-backend-wasm/dist/`);
  }
  tf.enableProdMode();
  if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js finds no ${backend} here`);
  await tf.ready();

  /** @type {{x: any, y: any}[]} the minibatches, cut beforehand: no time goes into that */
  let batches = [];
  /** @type {import('./tensorflow-ways.js').Network} */
  let network;
  let at = 0;
  /** @type {Map<string, string>} the names of ways, by task */
  const fastest = new Map();

  /** @param {number} steps */
  async function train(steps) {
    for (let step = 0; step < steps; step++, at = (at + 1) % batches.length) {
      const { x, y } = batches[at];
      const pending = network.step(x, y);
      if (pending) await pending;
    }
    // Reading the weights waits for all the work.
    await network.weights().data();
  }

  return {
    description: `TensorFlow.js ${tf.version.tfjs}, ${tf.getBackend()}`,
    async begin(task, { count, inputs, outputs, values, targets }) {
      for (const { x, y } of batches) tf.dispose([x, y]);
      batches = Array.from({ length: count / task.batch }, (_, i) => {
        /** @param {Float32Array} rows @param {number} width */
        const rowsOf = (rows, width) =>
          tf.tensor2d(rows.subarray(i * task.batch * width, (i + 1) * task.batch * width), [task.batch, width]);
        return { x: rowsOf(values, inputs), y: rowsOf(targets, outputs) };
      });
      /** @param {string} way */
      const make = (way) => {
        tf.disposeVariables();
        network = WAYS[way](tf, [inputs, ...task.hidden, outputs], task.learningRate);
        at = 0;
      };
      const key = JSON.stringify(task);
      if (!fastest.has(key)) {
        const trials = [];
        for (const way of Object.keys(WAYS)) {
          make(way);
          await warmUpOf({ train }, TRIAL_SECONDS);
          trials.push({ way, seconds: await warmUpOf({ train }, TRIAL_SECONDS) });
        }
        fastest.set(key, trials.reduce((a, b) => (a.seconds < b.seconds ? a : b)).way);
      }
      const way = /** @type {string} */ (fastest.get(key));
      make(way);
      return way;
    },
    train,
    async loss(count) {
      const losses = [];
      for (const { x, y } of batches.slice(0, Math.ceil(count / batches[0].x.shape[0]))) {
        const loss = tf.tidy(() => network.loss(x, y));
        losses.push((await loss.data())[0]);
        loss.dispose();
      }
      return losses.reduce((a, b) => a + b) / losses.length;
    },
  };
}
