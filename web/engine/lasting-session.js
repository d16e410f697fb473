// A session as an element has it: when the engine breaks, it goes on in the next one from what it was a moment before.
import { proxy, releaseProxy } from 'comlink';

/** @typedef {import('./lasting-engine.js').LastingEngine} LastingEngine */
/** @typedef {import('./engine-life.js').EngineLife} EngineLife */
/** @typedef {import('./errors.js').InklingError} InklingError */

const BETWEEN_CHECKPOINTS_MILLISECONDS = 1000;
/** Methods that leave a session as it is: while somebody draws, its network need not be written again and again. */
const READING = new Set([
  'state',
  'news',
  'previews',
  'featureSurfaces',
  'snapshots',
  'recognise',
  'show',
  'evaluate',
  'predict',
  'inspect',
  'gradients',
  'nextExamples',
  'parameterHash',
  'resultCode',
  'exportModel',
  'snapshot',
]);

/** Questions that leave sets of digits in the engine: asked again, in the same order, they leave the same sets there. */
const OF_DIGITS = new Set(['openDigits', 'firstDigits', 'removeDigits']);

/**
 * @template News
 * @typedef {object} SessionHost
 * @property {(news: News) => void | Promise<void>} hear
 * @property {(error: InklingError) => void} [lost] the engine has ended, and calls that were not answered reject with this
 *   error. The session comes back at the next call, at the latest; `revived` waits for that.
 */

/**
 * @template News
 * @typedef {(engine: import('./engine-life.js').RemoteEngine, onNews: (news: News) => Promise<void>) => Promise<any>} Create
 */

/** @template State @typedef {{revived(): Promise<State>, release(): void}} Lasting */

/**
 * @template News
 * @param {LastingEngine} engine
 * @param {Create<News>} create
 * @param {SessionHost<News>} host
 * @returns {Promise<any>} what has the methods of the session, and those of `Lasting`
 */
export async function lastingSession(engine, create, host) {
  const session = new LastingSession(engine, create, host);
  await session.revived();
  return new Proxy(session, {
    get(_, name) {
      if (name === 'then' || typeof name === 'symbol') return undefined; // it is no promise
      if (name === 'revived' || name === 'release') return () => session[name]();
      return (/** @type {unknown[]} */ ...args) => session.call(name, args);
    },
  });
}

/** @template News */
class LastingSession {
  #engine;
  #create;
  #host;
  /** @type {{life: EngineLife, remote: any} | null} */
  #held = null;
  /** @type {Promise<any> | null} */
  #reviving = null;
  #checkpoint = null;
  /** Of digits, in order. @type {unknown[][]} */
  #asked = [];
  #checkpointAt = -Infinity;
  #isTaking = false;
  /** Something has, since the checkpoint that is being taken was asked for. */
  #hasChanged = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #isReleased = false;

  /**
   * @param {LastingEngine} engine
   * @param {Create<News>} create
   * @param {SessionHost<News>} host
   */
  constructor(engine, create, host) {
    this.#engine = engine;
    this.#create = create;
    this.#host = host;
  }

  /**
   * @param {string} name of a method
   * @param {unknown[]} args
   */
  async call(name, args) {
    if (!this.#held || this.#held.life.isOver) await this.revived();
    const { life, remote } = /** @type {{life: EngineLife, remote: any}} */ (this.#held);
    const result = await life.call(() => remote[name](...args));
    if (name === 'ask' && OF_DIGITS.has(String(args[0]))) this.#asked.push(args);
    if (!READING.has(name)) this.#touch();
    return result;
  }

  /**
   * @returns {Promise<any>} the state of the session, when it lives
   * @throws {InklingError} when the engine cannot be begun anew
   */
  async revived() {
    if (this.#held && !this.#held.life.isOver) return this.call('state', []);
    this.#reviving ??= this.#revive().finally(() => (this.#reviving = null));
    return this.#reviving;
  }

  /** Frees its memory. It must not be used any more. */
  release() {
    this.#isReleased = true;
    clearTimeout(this.#timer);
    this.#held?.life.removeFollower(this);
    this.#held?.remote[releaseProxy]();
  }

  /** @param {InklingError} error */
  endedWith(error) {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isTaking = false;
    this.#host.lost?.(error);
  }

  /** @returns {Promise<any>} */
  async #revive() {
    const { life } = await this.#engine.loaded();
    try {
      return await this.#comeBack(life);
    } catch (error) {
      if (life.isOver) return this.#revive();
      throw error;
    }
  }

  /** @param {EngineLife} life in which it lives from now on */
  async #comeBack(life) {
    // The engine must not keep alive what the page has dropped.
    const self = new WeakRef(this);
    const onNews = proxy(async (/** @type {News} */ news) => {
      try {
        const session = self.deref();
        if (session) await session.#hear(life, news);
      } catch (error) {
        reportError(error); // in the page's console, and not in the worker, where it would be lost
      }
    });
    const remote = await life.call(() => this.#create(life.engine, onNews));
    await this.#askAgain(life, remote);
    const checkpoint = this.#checkpoint;
    if (checkpoint) await life.call(() => remote.recover(checkpoint));
    this.#held = { life, remote };
    life.addFollower(this);
    return life.call(() => remote.state());
  }

  /**
   * @param {EngineLife} life
   * @param {any} remote
   */
  async #askAgain(life, remote) {
    for (const [i, args] of this.#asked.entries()) {
      try {
        await life.call(() => remote.ask(...args));
      } catch (error) {
        if (life.isOver) throw error;
        // A file is not there any more. Those after it would get its number.
        this.#asked.length = i;
        return;
      }
    }
  }

  /**
   * @param {EngineLife} life
   * @param {News} news
   */
  #hear(life, news) {
    if (life !== this.#held?.life || life.isOver || this.#isReleased) return undefined;
    this.#touch();
    return this.#host.hear(news);
  }

  /** Something may have changed. */
  #touch() {
    if (this.#isReleased) return;
    this.#hasChanged = true;
    if (this.#isTaking) return; // there will be another one
    const wait = this.#checkpointAt + BETWEEN_CHECKPOINTS_MILLISECONDS - performance.now();
    // At once when it is due: timers of hidden tabs are late.
    if (wait <= 0) void this.#takeCheckpoint();
    else this.#timer ??= setTimeout(() => void this.#takeCheckpoint(), wait);
  }

  async #takeCheckpoint() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const held = this.#held;
    if (!held || held.life.isOver) return;
    this.#isTaking = true;
    this.#hasChanged = false;
    this.#checkpointAt = performance.now();
    try {
      const checkpoint = await held.life.call(() => held.remote.checkpoint());
      if (held === this.#held) this.#checkpoint = checkpoint;
    } catch {
      // There is no memory for it, or no engine any more: the one before has to do.
    }
    if (held !== this.#held) return; // the engine has ended meanwhile
    this.#isTaking = false;
    if (this.#hasChanged) this.#touch();
  }
}
