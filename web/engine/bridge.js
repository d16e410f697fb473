// The only file that knows that training happens in a worker: one for all elements of a page.
import { proxy, releaseProxy, wrap } from 'comlink';
import { exceptions, simd } from 'wasm-feature-detect';
import './error-transfer.js';
import { InklingError } from './errors.js';
import { sources } from './sources.js';
import TrainingWorker from './worker.js?worker&inline';

/** @typedef {import('comlink').Remote<import('./worker.js').WorkerApi>} RemoteEngine */
/** @typedef {import('comlink').Remote<import('./session.js').Session>} RemoteSession */
/** @typedef {import('comlink').Remote<import('./points/points-session.js').PointsSession>} RemotePointsSession */

/** @type {Promise<RemoteEngine> | null} */
let starting = null;

/**
 * The engine, its core and digits loaded. A failure is not remembered: call again to retry.
 *
 * @param {import('./engine.js').OnLoadProgress} onProgress
 * @returns {Promise<{engine: RemoteEngine, settingTable: import('./core.js').SettingInfo[]}>}
 * @throws {InklingError} when the browser lacks what is needed, the worker is blocked, or a file cannot be had
 */
export const connect = (onProgress) => connectWith((engine) => engine.load(sources(), proxy(onProgress)));

/**
 * The same without digits, for those that need none.
 *
 * @param {import('./engine.js').OnLoadProgress} [onProgress]
 */
export const connectCore = (onProgress = () => {}) =>
  connectWith((engine) => engine.loadCore(sources(), proxy(onProgress)));

/** @param {(engine: RemoteEngine) => Promise<{settings: import('./core.js').SettingInfo[]}>} load */
async function connectWith(load) {
  starting ??= start();
  try {
    const engine = await starting;
    const { settings } = await load(engine);
    return { engine, settingTable: settings };
  } catch (error) {
    if (error instanceof InklingError && error.code === 'worker-blocked') starting = null;
    throw error;
  }
}

/**
 * A network that reads digits, and its training.
 *
 * @param {RemoteEngine} engine
 * @param {(update: import('./types.js').Update) => void} onUpdate
 * @returns {Promise<RemoteSession>}
 */
export async function createSession(engine, onUpdate) {
  return /** @type {RemoteSession} */ (/** @type {unknown} */ (await engine.createSession(reported(onUpdate))));
}

/**
 * A network over points, and its training.
 *
 * @param {RemoteEngine} engine
 * @param {import('./points/types.js').OnPointsUpdate} onUpdate
 * @returns {Promise<RemotePointsSession>}
 */
export async function createPointsSession(engine, onUpdate) {
  return /** @type {RemotePointsSession} */ (
    /** @type {unknown} */ (await engine.createPointsSession(reported(onUpdate)))
  );
}

/**
 * @template {keyof import('./computations.js').Computations} Name
 * @param {RemoteEngine} engine
 * @param {Name} name of a computation that needs no network
 * @param {import('./computations.js').Computations[Name] extends (core: any, ...args: infer Args) => any ? Args : never} args
 * @returns {Promise<ReturnType<import('./computations.js').Computations[Name]>>}
 */
export const compute = (engine, name, ...args) => engine.compute(name, args);

/**
 * Frees the memory of a session. It must not be used any more.
 *
 * @param {RemoteSession | RemotePointsSession} session
 */
export function release(session) {
  session[releaseProxy]();
}

/**
 * Errors of the page's own go to its console, and not into the worker, where they would be lost.
 *
 * @template News
 * @param {(news: News) => void | Promise<void>} onUpdate
 */
const reported = (onUpdate) =>
  proxy(async (/** @type {News} */ news) => {
    try {
      await onUpdate(news);
    } catch (error) {
      reportError(error);
    }
  });

/** @returns {Promise<RemoteEngine>} */
async function start() {
  await checkBrowser();
  const worker = startWorker();
  const engine = /** @type {RemoteEngine} */ (wrap(worker));
  const failed = new Promise((_, reject) => {
    worker.addEventListener('error', (event) => reject(new InklingError('worker-blocked', { reason: event.message })), {
      once: true,
    });
  });
  await Promise.race([engine.ping(), failed]);
  return engine;
}

async function checkBrowser() {
  const missing = [];
  if (!(await simd())) missing.push('WebAssembly SIMD');
  if (!(await exceptions())) missing.push('WebAssembly exceptions');
  if (typeof DecompressionStream !== 'function') missing.push('DecompressionStream');
  if (missing.length > 0) throw new InklingError('old-browser', { missing: missing.join(', ') });
}

/** @returns {Worker} */
function startWorker() {
  try {
    return new TrainingWorker();
  } catch (error) {
    throw new InklingError('worker-blocked', { reason: String(error) });
  }
}
