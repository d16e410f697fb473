// What lessons ask of the core without a network: by name, as `compute(name, ...args)`.
import { valueOf } from './core.js';

/** @typedef {import('#wasm').Core} Core */

/** How fast the dense product runs, with vectors of four numbers and one number at a time. */
const MEASURED_MILLISECONDS = 150;

/**
 * @param {Core} core
 * @param {boolean} isVectorised
 * @returns {{operations: number, seconds: number, checksum: number}} multiplications and additions
 */
function speed(core, isVectorised) {
  const run = (/** @type {number} */ repetitions) => {
    const started = performance.now();
    const result = valueOf(core.multiplyForSpeed(isVectorised, repetitions));
    return { ...result, seconds: (performance.now() - started) / 1000 };
  };
  const trial = run(20); // and it warms up
  return run(Math.max(1, Math.round((20 * MEASURED_MILLISECONDS) / 1000 / Math.max(trial.seconds, 1e-4))));
}

/** @satisfies {Record<string, (core: Core, ...args: any[]) => any>} */
const computations = {
  /** @type {(core: Core, name: string, from: number, to: number, count: number) => import('#wasm').ActivationCurve} */
  activationCurve: (core, name, from, to, count) => valueOf(core.activationCurve(name, from, to, count)),

  /** @type {(core: Core, loss: string, target: number, from: number, to: number, count: number) => import('#wasm').LossCurve} */
  lossCurve: (core, loss, target, from, to, count) => valueOf(core.lossCurve(loss, target, from, to, count)),

  /** @type {(core: Core, logits: Float32Array, temperature: number) => import('#wasm').SoftmaxSteps} */
  softmaxSteps: (core, logits, temperature) => valueOf(core.softmaxSteps(logits, temperature)),

  speed,
};

/** @typedef {typeof computations} Computations */

/**
 * @param {Core} core
 * @param {string} name
 * @param {any[]} args
 */
export const compute = (core, name, args) =>
  /** @type {Record<string, (core: Core, ...args: any[]) => any>} */ (computations)[name](core, ...args);
