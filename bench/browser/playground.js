// The playground's network, 2-8-8-1 on 500 points, by the core and by a network of objects on the same points.
import { valueOf } from '../../web/engine/core.js';
import { randomNumbers } from '../random.mjs';
import { newSession, startCore } from './core.js';
import { ObjectNetwork } from './object-network.js';

const LEARNING_RATE = 0.03;
const BATCH = 10;
/** Half of them are trained on. */
const POINTS = 1000;
const SIDE = 100;
const STRIDE = 4;
const SURFACES = 200;

/** @type {{core: import('../../web/engine/wasm.js').Core, session: any, data: any, objects: ObjectNetwork, inputs: Float32Array, labels: Uint8Array}} */
let both;

export async function begin() {
  const core = await startCore();
  const { training: data } = valueOf(core.generatePoints('circle', POINTS, 0, 7, 1, 0.5));
  const session = newSession(
    core,
    {
      ...{ hidden: '8,8', activation: 'tanh', loss: 'mean-squared-error', output: 'tanh', optimizer: 'sgd' },
      ...{ lr: String(LEARNING_RATE), batch: String(BATCH), 'pen-digits': '0' },
    },
    data,
  );
  /** @type {{inputs: Float32Array, labels: Uint8Array}} */
  const { inputs, labels } = valueOf(core.pointsOf(data));
  both = { core, session, data, objects: new ObjectNetwork([2, 8, 8, 1], randomNumbers(7)), inputs, labels };
}

const trainers = {
  /** An epoch in one call, as the session of the page trains them. */
  inkling() {
    valueOf(both.session.steps(2 ** 30));
  },
  objects() {
    const { objects, inputs, labels } = both;
    for (let i = 0; i < labels.length; i++) {
      objects.forward(inputs.subarray(2 * i, 2 * i + 2));
      objects.backward(2 * labels[i] - 1);
      if ((i + 1) % BATCH === 0) objects.update(LEARNING_RATE);
    }
  },
};

/**
 * @param {keyof typeof trainers} name
 * @param {number} seconds
 * @returns {number} epochs a second
 */
export function epochsPerSecond(name, seconds) {
  const started = performance.now();
  for (let epochs = 5; ; epochs += 5) {
    for (let i = 0; i < 5; i++) trainers[name]();
    const elapsed = (performance.now() - started) / 1000;
    if (elapsed >= seconds) return epochs / elapsed;
  }
}

/** @returns {{inkling: number, objects: number}} shares of the points that are on the right side */
export function accuracies() {
  const { core, session, data, objects, inputs, labels } = both;
  const evaluation = core.makeEvaluationOf(1);
  valueOf(session.evaluateRange(data, 0, data.size(), evaluation));
  const inkling = evaluation.summary().accuracy;
  evaluation.delete();
  let right = 0;
  labels.forEach(
    (label, i) => (right += objects.forward(inputs.subarray(2 * i, 2 * i + 2)) > 0 === (label === 1) ? 1 : 0),
  );
  return { inkling, objects: right / labels.length };
}

/** @returns {number[]} milliseconds that the surfaces of all units took, each time */
export function surfaces() {
  const { core, session } = both;
  const surface = valueOf(core.makeSurface(['x', 'y'], SIDE, 6));
  const times = Array.from({ length: SURFACES }, () => {
    const started = performance.now();
    valueOf(surface.plot(session, STRIDE));
    return performance.now() - started;
  });
  surface.delete();
  return times;
}
