// The only file that knows that training happens in a worker: one for all elements of a page.
import { proxy, releaseProxy, wrap } from 'comlink';
import { exceptions, simd } from 'wasm-feature-detect';
import './error-transfer.js';
import { InklingError } from './errors.js';
import { sources } from './sources.js';
import TrainingWorker from './worker.js?worker&inline';

/** @typedef {import('comlink').Remote<import('./worker.js').WorkerApi>} RemoteEngine */
/** @typedef {import('comlink').Remote<import('./session.js').Session>} RemoteSession */

/** @type {Promise<RemoteEngine> | null} */
let starting = null;

/**
 * The engine, its core and digits loaded. A failure is not remembered: call again to retry.
 *
 * @param {import('./engine.js').OnLoadProgress} onProgress
 * @returns {Promise<{engine: RemoteEngine, settingTable: import('./core.js').SettingInfo[]}>}
 * @throws {InklingError} when the browser lacks what is needed, the worker is blocked, or a file cannot be had
 */
export async function connect(onProgress) {
  starting ??= start();
  try {
    const engine = await starting;
    const { settings } = await engine.load(sources(), proxy(onProgress));
    return { engine, settingTable: settings };
  } catch (error) {
    if (error instanceof InklingError && error.code === 'worker-blocked') starting = null;
    throw error;
  }
}

/**
 * A network and its training.
 *
 * @param {RemoteEngine} engine
 * @param {(update: import('./types.js').Update) => void} onUpdate
 * @returns {Promise<RemoteSession>}
 */
export async function createSession(engine, onUpdate) {
  const reported = proxy((/** @type {import('./types.js').Update} */ update) => {
    try {
      onUpdate(update);
    } catch (error) {
      reportError(error); // in the page's console, and not in the worker, where it would be lost
    }
  });
  return /** @type {RemoteSession} */ (/** @type {unknown} */ (await engine.createSession(reported)));
}

/**
 * Frees the memory of a session. It must not be used any more.
 *
 * @param {RemoteSession} session
 */
export function release(session) {
  session[releaseProxy]();
}

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
