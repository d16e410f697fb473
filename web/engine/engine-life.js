// One life of the engine: it begins in a worker or, where workers are forbidden, on the page's own thread, and ends when
// it breaks or does not answer any more.
import { expose, wrap } from 'comlink';
import workerScript from 'virtual:worker-script';
import { scriptUrl } from '../trusted-script.js';
import { tellDeathTo } from './error-transfer.js';
import { loadMore } from '../load-more.js';
import { InklingError } from './errors.js';
import { workerFile } from './sources.js';

/** @typedef {import('comlink').Remote<import('./engine-api.js').EngineApi>} RemoteEngine */
/** @typedef {{worker: Worker, engine: RemoteEngine}} Running a worker and what wraps it: once, since it ends with its wrapper */
/** @typedef {{endedWith: (error: InklingError) => void}} Follower what belongs to a life and must know of its end */

const BEAT_MILLISECONDS = 1000;
/** In a hidden tab beats are rare, and after a pause of the whole machine the first comes at once: counted, not timed. */
const MOST_BEATS_UNANSWERED = 10;

export class EngineLife {
  /** @type {RemoteEngine} */
  engine;
  /** @type {InklingError | null} why it ended */
  #end = null;
  #unanswered = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #beats;
  #stop = () => {};
  /** Of calls that have not been answered. @type {Set<(error: InklingError) => void>} */
  #pending = new Set();
  /** Held weakly: what the page has dropped need not know. @type {Set<WeakRef<Follower>>} */
  #followers = new Set();

  /** @param {RemoteEngine} engine */
  constructor(engine) {
    this.engine = engine;
  }

  /**
   * Begins in the first of these that works: a worker from this very module, which works on pages of any origin; a worker
   * from the file beside it, for sites that forbid the first; the page's own thread, for those that forbid both.
   *
   * @returns {Promise<EngineLife>}
   * @throws {InklingError} when the engine cannot be loaded
   */
  static async begin() {
    const running = (await workerFromText(workerScript)) ?? (await workerFromFile());
    return running ? EngineLife.#inWorker(running) : EngineLife.#onThePagesThread();
  }

  /** @param {Running} running */
  static #inWorker({ worker, engine }) {
    const life = new EngineLife(engine);
    worker.addEventListener('error', (event) => {
      event.preventDefault(); // it is said on the page
      life.#endWith(event.message);
    });
    life.#stop = () => worker.terminate();
    life.#beats = setInterval(() => life.#beat(), BEAT_MILLISECONDS);
    return life;
  }

  static async #onThePagesThread() {
    const { engineApi } = await loadMore();
    const { port1, port2 } = new MessageChannel();
    const life = new EngineLife(/** @type {RemoteEngine} */ (wrap(port2)));
    expose(engineApi(), port1);
    tellDeathTo((error) => life.#endWith(error.message));
    life.#stop = () => port1.close();
    return life;
  }

  get isOver() {
    return this.#end !== null;
  }

  /**
   * Calls the engine, or something of it.
   *
   * @template Result
   * @param {() => Promise<Result>} work
   * @returns {Promise<Result>}
   * @throws {InklingError} when this life ends before there is an answer
   */
  call(work) {
    return new Promise((resolve, reject) => {
      if (this.#end) {
        reject(this.#end);
        return;
      }
      this.#pending.add(reject);
      work()
        .then(resolve, reject)
        .finally(() => this.#pending.delete(reject));
    });
  }

  /** @param {Follower} follower told when this life has ended */
  addFollower(follower) {
    this.#followers.add(new WeakRef(follower));
  }

  /** @param {Follower} follower that does not care any more */
  removeFollower(follower) {
    for (const each of this.#followers) {
      const present = each.deref();
      if (!present || present === follower) this.#followers.delete(each);
    }
  }

  #beat() {
    if (this.#unanswered++ >= MOST_BEATS_UNANSWERED) this.#endWith('it does not answer');
    else void this.engine.ping().then(() => (this.#unanswered = 0));
  }

  /** @param {string} reason */
  #endWith(reason) {
    if (this.#end) return;
    const error = new InklingError('worker-crashed', { reason });
    this.#end = error;
    clearInterval(this.#beats);
    this.#stop();
    for (const follower of this.#followers) follower.deref()?.endedWith(error);
    for (const reject of this.#pending) reject(error);
  }
}

/**
 * @param {string} text
 * @returns {Promise<Running | null>} null where such workers are forbidden
 */
async function workerFromText(text) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const running = await start(url);
  URL.revokeObjectURL(url);
  return running;
}

/** @returns {Promise<Running | null>} null where there is none, or it is forbidden */
async function workerFromFile() {
  const url = workerFile();
  const isPossible = url.origin === location.origin && url.protocol.startsWith('http');
  return isPossible ? start(url.href) : null;
}

/**
 * @param {string} url
 * @returns {Promise<Running | null>}
 */
async function start(url) {
  try {
    const worker = new Worker(scriptUrl(url));
    const engine = /** @type {RemoteEngine} */ (wrap(worker));
    const isRunning = await new Promise((resolve) => {
      const failed = (/** @type {Event} */ event) => {
        event.preventDefault();
        resolve(false);
      };
      worker.addEventListener('error', failed, { once: true });
      void engine.ping().then(() => {
        worker.removeEventListener('error', failed);
        resolve(true);
      });
    });
    if (isRunning) return { worker, engine };
    worker.terminate();
  } catch {
    // Some browsers refuse at once, others by an event.
  }
  return null;
}
