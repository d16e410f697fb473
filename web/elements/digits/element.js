// <inkling-digits>: draw a digit, train a network, watch it read. The public interface; the rest is in the other files.
import { latestOnly, oncePerFrame } from '../../dom.js';
import { connect, createSession } from '../../engine/bridge.js';
import { InklingError } from '../../engine/errors.js';
import { formatNumber, languageOf } from '../../i18n/index.js';
import { DigitsView } from './view.js';

/** @typedef {import('../../draw/strokes.js').Strokes} Strokes */
/** @typedef {import('../../engine/session.js').Reading} Reading */
/** @typedef {import('../../engine/session.js').Progress} Progress */
/** @typedef {import('../../engine/session.js').TrainingSummary} TrainingSummary */

/** The settings that are attributes too: the rows of the core's table (src/settings.cpp). */
export const SETTING_ATTRIBUTES = ['hidden', 'activation', 'loss', 'optimizer', 'lr', 'batch', 'epochs', 'seed'];

// What "it reads digits" means in a sentence that is shown once.
const GOOD_ACCURACY = 0.95;
const WIDE_PIXELS = 640;

/** A fresh network and nothing done with it. */
const newRun = () => ({
  /** @type {Progress | null} */ progress: null,
  /** @type {TrainingSummary | null} */ summary: null,
  /** @type {number | null} */ secondsToGood: null,
});

export class InklingDigits extends HTMLElement {
  static observedAttributes = [...SETTING_ATTRIBUTES, 'lang', 'view'];

  #view;
  #readDrawing;
  /** @type {import('../../engine/bridge.js').RemoteSession | null} */
  #session = null;
  /** @type {'loading' | 'failed' | 'idle' | 'training'} */
  #state = 'loading';
  #run = newRun();
  /** @type {string} of the download, while loading */
  #loaded = '';
  /** @type {InklingError | null} */
  #problem = null;
  #isStarted = false;
  /** @type {PromiseWithResolvers<void>} */
  #ready = readiness();
  /** @type {Record<string, string>} */
  #defaults = {};
  /** @type {Map<string, InklingError>} settings whose last value was refused */
  #refused = new Map();
  #darkMode = matchMedia('(prefers-color-scheme: dark)');
  #restyle = () => this.#view.restyle();

  constructor() {
    super();
    this.#view = new DigitsView(this.attachShadow({ mode: 'open' }), {
      draw: oncePerFrame(() => this.#readDrawing()),
      trainOrPause: () => void (this.#state === 'training' ? this.pause() : this.train().catch(shown)),
      step: () => void this.step().catch(shown),
      reset: () => void this.reset().catch(shown),
      retry: () => this.#start(),
      change: (name, value) => this.#change(name, value),
    });
    this.#readDrawing = latestOnly(() => this.#readNow());
  }

  /**
   * Makes the element known to the browser.
   *
   * @param {string} [name]
   */
  static define(name = 'inkling-digits') {
    if (!customElements.get(name)) customElements.define(name, this);
  }

  connectedCallback() {
    this.#darkMode.addEventListener('change', this.#restyle);
    this.#translate();
    this.#showView();
    if (this.#isStarted) return;
    this.#isStarted = true;
    this.#view.settingsPanel.open = this.clientWidth >= WIDE_PIXELS;
    this.#start();
  }

  disconnectedCallback() {
    this.#darkMode.removeEventListener('change', this.#restyle);
    // An element that is only moved is connected again at once, and goes on training.
    queueMicrotask(() => {
      if (!this.isConnected) this.#session?.pause();
    });
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} value
   */
  attributeChangedCallback(name, before, value) {
    if (!this.#isStarted || before === value) return;
    if (name === 'lang') this.#translate();
    else if (name === 'view') this.#showView();
    else if (this.#session) this.#change(name, value ?? this.#defaults[name]);
  }

  /** @returns {Promise<void>} resolves when the network is there; rejects when it cannot be */
  get ready() {
    return this.#ready.promise;
  }

  /**
   * Trains until `epochs` more epochs are complete, or, without a number, those of the settings.
   *
   * @param {{epochs?: number}} [options]
   * @returns {Promise<TrainingSummary>} when done or paused
   */
  async train(options = {}) {
    const session = await this.#readySession();
    if (this.#state === 'training') throw new InklingError('already-training');
    this.#setState('training');
    this.#showProblem(null);
    try {
      this.#run.summary = await session.train(options);
      return this.#run.summary;
    } catch (error) {
      this.#report(error);
      throw error;
    } finally {
      this.#setState('idle');
    }
  }

  /** Ends a training that is going on; what was learnt stays, and `train` goes on from there. */
  async pause() {
    const session = await this.#readySession();
    await session.pause();
  }

  /**
   * Trains on one minibatch.
   *
   * @returns {Promise<{steps: number, epochs: number, loss: number, testLoss: number, testAccuracy: number}>}
   */
  async step() {
    const session = await this.#readySession();
    try {
      this.#run.summary = null;
      const result = await session.step();
      this.#showProblem(null);
      return result;
    } catch (error) {
      this.#report(error);
      throw error;
    }
  }

  /**
   * A new network: the same, to the bit, for the same seed and settings.
   *
   * @param {{seed?: number}} [options]
   */
  async reset({ seed } = {}) {
    const session = await this.#readySession();
    try {
      this.#take(await session.reset({ seed }));
      if (seed !== undefined) this.#clearRefused('seed');
    } catch (error) {
      this.#report(error);
      throw error;
    }
  }

  /** @returns {Promise<string>} SHA-256 of the parameters, in 64 hexadecimal digits */
  async parameterHash() {
    return (await this.#readySession()).parameterHash();
  }

  /**
   * Reads a drawing that is not on the canvas.
   *
   * @param {Strokes} strokes in units of the canvas, 280 × 280, y down
   * @returns {Promise<Reading>}
   */
  async recognise(strokes) {
    return (await this.#readySession()).recognise(strokes);
  }

  /**
   * Judges the network on other digits.
   *
   * @param {Uint8Array} images [n × 784], 0 (paper) to 255 (ink)
   * @param {Uint8Array} labels [n], 0 to 9
   * @returns {Promise<{loss: number, accuracy: number, confusion: Uint32Array}>} `confusion[10 * label + read]` digits
   */
  async evaluate(images, labels) {
    return (await this.#readySession()).evaluate(images, labels);
  }

  async #readySession() {
    if (!this.#isStarted) throw new InklingError('removed');
    await this.ready;
    return /** @type {import('../../engine/bridge.js').RemoteSession} */ (this.#session);
  }

  async #start() {
    if (this.#state === 'failed') this.#ready = readiness();
    this.#showProblem(null);
    this.#setState('loading');
    try {
      const { engine, settingTable } = await connect((received, total) => this.#showLoading(received, total));
      // The worker must not keep an element alive that the page has dropped.
      const self = new WeakRef(this);
      this.#session = await createSession(engine, (update) => self.deref()?.#update(update));
      this.#defaults = Object.fromEntries(settingTable.map(({ name, defaultValue }) => [name, defaultValue]));
      this.#view.settings.build(settingTable);
      this.#take(await this.#session.state());
      this.#setState('idle');
      for (const name of SETTING_ATTRIBUTES) {
        const value = this.getAttribute(name);
        if (value !== null) await this.#change(name, value);
      }
      this.#readDrawing();
      this.#ready.resolve();
      if (this.hasAttribute('autotrain')) this.train().catch(shown);
    } catch (error) {
      this.#setState('failed');
      this.#report(error);
      this.#ready.reject(error);
    }
  }

  /**
   * A setting, by a person or by an attribute.
   *
   * @param {string} name
   * @param {string} value
   */
  async #change(name, value) {
    try {
      this.#clearRefused(name);
      const state = await this.#session?.set({ [name]: value });
      if (state) this.#take(state);
      this.#showProblem(null);
    } catch (error) {
      const problem = asInklingError(error);
      this.#refused.set(name, problem);
      this.#showRefused();
      this.#dispatch('inkling-error', { code: problem.code, message: problem.message });
    }
  }

  /** @param {import('../../engine/session.js').State} state */
  #take({ settings, progress, isNew }) {
    this.#view.settings.show(settings);
    if (isNew) {
      this.#run = newRun();
      this.#view.clearPoints();
      this.#readDrawing();
    }
    this.#run.progress = progress;
    this.#showStatus();
  }

  /** @param {import('../../engine/update-queue.js').Update} update */
  #update({ progress, losses = [], tests = [], epochs = [], reading }) {
    this.#run.progress = progress;
    this.#run.secondsToGood ??= tests.find(({ accuracy }) => accuracy >= GOOD_ACCURACY)?.seconds ?? null;
    this.#view.addPoints(losses, tests);
    this.#showStatus();
    if (reading && !this.#view.canvas.isEmpty) this.#showReading(reading);
    for (const epoch of epochs) this.#dispatch('inkling-epoch', epoch);
  }

  async #readNow() {
    if (!this.#session) return;
    const reading = await this.#session.show(this.#view.canvas.strokes);
    this.#showReading(this.#view.canvas.isEmpty ? null : reading);
  }

  /** @param {Reading | null} reading */
  #showReading(reading) {
    this.#view.showReading(reading, (this.#run.progress?.steps ?? 0) > 0);
    this.#dispatch('inkling-prediction', {
      digit: reading?.digit ?? null,
      probabilities: reading ? Array.from(reading.probabilities) : null,
    });
  }

  /** @param {'loading' | 'failed' | 'idle' | 'training'} state */
  #setState(state) {
    this.#state = state;
    this.#showStatus();
  }

  /**
   * @param {number} received
   * @param {number} total
   */
  #showLoading(received, total) {
    const megabytes = (/** @type {number} */ bytes) => formatNumber(bytes / 1e6, this.#view.language, 1);
    const { status } = this.#view.words;
    this.#loaded =
      total > 0 ? status.loadingShare({ received: megabytes(received), total: megabytes(total) }) : status.loading;
    this.#view.progress.value = total > 0 ? received / total : 0;
    this.#showStatus();
  }

  #showStatus() {
    const { progress } = this.#run;
    const isUnderway = progress !== null && progress.steps > 0 && progress.epochs < progress.goal;
    this.#view.showState(this.#state, isUnderway);
    const sentence = this.#statusSentence();
    // Set only when it changes: it is read aloud.
    if (this.#view.status.textContent !== sentence) this.#view.status.textContent = sentence;
    if (this.#state === 'idle' || this.#state === 'training') this.#view.progress.value = progress ? share(progress) : 0;
  }

  /** @returns {string} */
  #statusSentence() {
    const { status } = this.#view.words;
    const { progress, summary, secondsToGood } = this.#run;
    if (this.#state === 'failed') return '';
    if (this.#state === 'loading' || !progress) return this.#loaded || status.loading;
    const number = (/** @type {number} */ value, decimals = 0) => formatNumber(value, this.#view.language, decimals);
    const { steps, epochs, epochProgress, goal, parameterCount } = progress;
    if (this.#state === 'training') {
      return status.training({ epoch: number(Math.min(epochs + 1, goal || 1)), goal: number(goal || 1) });
    }
    if (steps === 0) return status.untrained({ parameters: number(parameterCount) });
    const reached = secondsToGood === null ? '' : ` ${status.reached({ seconds: number(secondsToGood, 1) })}`;
    if (epochs < goal) return status.paused({ epochs: number(epochs + epochProgress, 1), goal: number(goal) }) + reached;
    if (!summary) return status.stepped({ steps: number(steps) }) + reached;
    const { seconds, examplesPerSecond } = summary;
    return (
      status.trained({ epochs: number(summary.epochs), seconds: number(seconds, 1), speed: number(examplesPerSecond) }) +
      reached
    );
  }

  #translate() {
    this.#view.translate(languageOf(this));
    this.#loaded = '';
    this.#showStatus();
    this.#showRefused();
    this.#showProblem(this.#problem);
  }

  #showView() {
    this.#view.root.classList.toggle('compact', this.getAttribute('view') === 'compact');
  }

  /** @param {string} name */
  #clearRefused(name) {
    this.#refused.delete(name);
    this.#view.settings.showRefused(name, null);
  }

  #showRefused() {
    for (const [name, error] of this.#refused) this.#view.settings.showRefused(name, this.#sentence(error));
  }

  /**
   * Shows an error and tells the page that embeds this.
   *
   * @param {unknown} error
   */
  #report(error) {
    const problem = asInklingError(error);
    this.#showProblem(problem);
    this.#dispatch('inkling-error', { code: problem.code, message: problem.message });
  }

  /** @param {InklingError | null} error */
  #showProblem(error) {
    this.#problem = error;
    this.#view.showProblem(error && this.#sentence(error), this.#state === 'failed');
  }

  /** @param {InklingError} error */
  #sentence(error) {
    return this.#view.words.errors[error.code](error.details);
  }

  /**
   * @param {string} type
   * @param {object} detail
   */
  #dispatch(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

/** Of a call whose error is on the page already. */
const shown = () => {};

/** @param {unknown} error */
function asInklingError(error) {
  if (error instanceof InklingError) return error;
  return new InklingError('refused', { message: error instanceof Error ? error.message : String(error) });
}

/** @returns {PromiseWithResolvers<void>} */
function readiness() {
  /** @type {any} */
  const parts = {};
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
  parts.promise.catch(shown); // whoever waits for it is told
  return parts;
}

/** @param {Progress} progress */
const share = ({ epochs, epochProgress, goal }) => (goal > 0 ? Math.min(1, (epochs + epochProgress) / goal) : 0);
