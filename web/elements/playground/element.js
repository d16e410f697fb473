// <inkling-playground>: points in the plane, a small network, and how it learns them. The public interface; the rest is in
// the other files.
import { latestOnly, nextFrame } from '../../dom.js';
import { connectCore, createPointsSession } from '../../engine/bridge.js';
import { asInklingError, InklingError, sentenceOf } from '../../engine/errors.js';
import { saveFile } from '../../files/save.js';
import { languageOf } from '../../i18n/index.js';
import { loadMore } from '../../load-more.js';
import { FILE_NAMES, modelFile } from '../model-file.js';
import { readiness } from '../readiness.js';
import { sizeOf } from '../teacher/goal.js';
import { playgroundControls } from '../teacher/playground-controls.js';
import { Switches, SWITCHES } from '../teacher/switches.js';
import {
  ATTRIBUTES,
  SETTING_ATTRIBUTES,
  TASK_ATTRIBUTES,
  taskOf,
  taskTexts,
  VIEW_DEFAULTS,
  viewOptionOf,
} from './attributes.js';
import { PlaygroundFrame } from './frame.js';

/** @typedef {import('../../engine/points/types.js').PointsState} PointsState */
/** @typedef {import('../../engine/points/types.js').PointsNews} PointsNews */
/** @typedef {import('../../engine/points/types.js').StepSize} StepSize */
/** @typedef {import('../../engine/bridge.js').RemotePointsSession} RemotePointsSession */

export class InklingPlayground extends HTMLElement {
  static observedAttributes = [...ATTRIBUTES, 'lang', ...SWITCHES];

  #frame;
  #actions;
  /** From the time on when its code has come. @type {import('./view.js').PlaygroundView | null} */
  #panels = null;
  #switches;
  /** @type {RemotePointsSession | null} */
  #session = null;
  #isStarted = false;
  /** Everything is there: from now on a broken engine is replaced. */
  #isReady = false;
  /** Under way. */
  #isRecovering = false;
  #hasFailed = false;
  #ready = readiness();
  /** Calls of `train` that have not ended. */
  #trainings = 0;
  /** Calls of `pause`. */
  #pauses = 0;
  /** @type {PointsState | null} */
  #state = null;
  /** @type {PointsNews | null} */
  #news = null;
  /** Of a new element, as attributes. @type {Record<string, string>} */
  #defaults = {};
  #viewOptions = { ...VIEW_DEFAULTS };
  /** @type {InklingError | null} */
  #problem = null;
  /** Where the slider is, in epochs: while it is dragged, places that it has left meanwhile are passed over. */
  #place = 0;
  #goToPlace = latestOnly(() => this.#try((session) => session.goTo(this.#place)).catch(() => {}));
  #darkMode = matchMedia('(prefers-color-scheme: dark)');
  #restyle = () => this.#panels?.restyle();

  constructor() {
    super();
    const untilTold = (/** @type {Promise<void>} */ work) => work.catch(() => {}); // it has been shown
    const told = (/** @type {Promise<any>} */ work) => void untilTold(work);
    const root = this.attachShadow({ mode: 'open' });
    /** @type {import('./view.js').Actions} */
    this.#actions = {
      playOrPause: () => told(this.#trainings > 0 ? this.pause() : this.#play()),
      step: (size) => told(this.step(size)),
      back: (size) => told(this.back(size)),
      reset: () => told(this.reset()),
      newSeed: () => told(this.reset({ seed: (Number(this.#state?.settings.seed) + 1) % 2 ** 32 })),
      goTo: (epochs) => {
        this.#place = epochs;
        void this.#goToPlace();
      },
      changePace: (pace) => this.#changeView('pace', pace),
      changeView: (name, isOn) => this.#changeView(name, isOn ? 'on' : 'off'),
      changeTask: (task) => told(this.#change({ task })),
      changeOwn: (own) => untilTold(this.#change({ task: { own }, keepsWeights: true })),
      addPoint: (point) => {
        if (!this.#switches.isLocked('own')) this.#view.data.own.add(point);
      },
      openTable: (file) => told(this.#open(file)),
      openModel: (file) => told(this.#open(file)),
      save: (format) => told(this.#save(format)),
      chooseFeatures: (features) => told(this.#change({ task: { features } })),
      reshape: (hidden, activations) => told(this.#change({ settings: hiddenTexts(hidden, activations) })),
      edit: (place, value) => told(this.#try((session) => session.setParameter(place, value))),
      changeSetting: (name, value) => told(this.#change({ settings: { [name]: value } })),
    };
    this.#frame = new PlaygroundFrame(root, {
      openFile: (file) => told(this.#open(file)),
      retry: () => void (this.#isReady ? this.#recover() : this.#start()),
      dismiss: () => this.#showProblem(null),
    });
    this.#switches = new Switches(
      {
        ...{ root, place: (panel) => this.#frame.add(panel), ready: () => this.ready },
        dispatch: (type, detail) => this.#dispatch(type, detail),
      },
      playgroundControls(SETTING_ATTRIBUTES),
    );
  }

  /**
   * Makes the element known to the browser.
   *
   * @param {string} [name]
   */
  static define(name = 'inkling-playground') {
    if (!customElements.get(name)) customElements.define(name, this);
  }

  connectedCallback() {
    this.#darkMode.addEventListener('change', this.#restyle);
    this.#translate();
    if (this.#isStarted) return;
    this.#isStarted = true;
    void this.#start();
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
    if (SWITCHES.includes(name)) {
      this.#switches.take(name, value);
      return;
    }
    if (!this.#isStarted || before === value) return;
    if (name === 'lang') this.#translate();
    else if (this.#session) void this.#takeAttribute(name, value ?? this.#defaults[name]).catch(() => {});
  }

  /** @returns {Promise<void>} resolves when the network is there; rejects when it cannot be */
  get ready() {
    return this.#ready.promise;
  }

  /**
   * Trains until `epochs` more epochs are complete, or, without a number, those of the settings; as fast as it can.
   *
   * @param {{epochs?: number}} [options]
   * @returns {Promise<import('../../engine/types.js').TrainingSummary>} when done or paused
   */
  async train({ epochs } = {}) {
    return this.#train((session) => session.train({ epochs: epochs ?? Number(this.#state?.settings.epochs) }));
  }

  /** Ends a training that is going on; what was learnt stays, and `train` goes on from there. */
  async pause() {
    this.#pauses++;
    await (await this.#readySession()).pause();
  }

  /**
   * Trains on the next minibatch, on the next example alone, or to the end of the epoch.
   *
   * @param {StepSize} [size]
   */
  async step(size = 'minibatch') {
    return this.#try((session) => session.step(size));
  }

  /**
   * Takes back the last update, or the last epoch.
   *
   * @param {StepSize} [size]
   */
  async back(size = 'minibatch') {
    await this.#try((session) => session.back(size));
  }

  /**
   * A new network: the same, to the bit, for the same seed and settings.
   *
   * @param {{seed?: number}} [options]
   */
  async reset({ seed } = {}) {
    await this.#try(async (session) => this.#take(await session.reset({ seed })));
  }

  /** @returns {Promise<string>} SHA-256 of the parameters, in 64 hexadecimal digits */
  async parameterHash() {
    return (await this.#readySession()).parameterHash();
  }

  /**
   * @param {[x: number, y: number][]} points
   * @returns {Promise<Float32Array>} the outputs of the network, point after point
   */
  async predict(points) {
    return (await this.#readySession()).predict(points);
  }

  /**
   * @param {import('../model-file.js').ExportFormat} format
   * @returns {Promise<Blob>} the network as a file; `pytorch` is a zip of a script and what it reads
   */
  async exportModel(format) {
    return modelFile(await this.#readySession(), format);
  }

  /**
   * Goes on with the network of a file and with its settings.
   *
   * @param {Blob} blob safetensors or JSON
   */
  async importModel(blob) {
    await this.#try(async (session) => this.#take(await session.importModel(blob)));
  }

  async #start() {
    if (this.#hasFailed) this.#ready = readiness();
    this.#hasFailed = false;
    this.#showProblem(null);
    try {
      const connecting = connectCore(({ isRetrying }) =>
        this.#frame.say(isRetrying ? this.#frame.words.status.loadingAgain : null),
      );
      const [{ engine, settingTable }] = await Promise.all([connecting, this.#loadPanels()]);
      // The worker must not keep an element alive that the page has dropped.
      const self = new WeakRef(this);
      const session = await createPointsSession(engine, {
        hear: (news) => {
          const element = self.deref();
          return element ? element.#hear(news) : undefined;
        },
        lost: (error) => {
          const element = self.deref();
          if (element) element.#lose(error);
        },
      });
      this.#view.settings.build(settingTable);
      const state = await session.state();
      this.#defaults = { ...textsOf(state), ...VIEW_DEFAULTS };
      this.#session = session;
      await this.#takeAttributes(await session.state());
      this.#view.data.datasets.preview(await session.previews());
      this.#view.diagram.showFeatures(await session.featureSurfaces());
      this.#view.controls.enable(true);
      this.#isReady = true;
      this.#ready.resolve();
    } catch (error) {
      this.#hasFailed = true;
      this.#ready.reject(error);
      this.#say(asInklingError(error));
    }
  }

  async #loadPanels() {
    const { PlaygroundView, playgroundStyles } = await loadMore();
    if (this.#panels) return;
    this.#panels = new PlaygroundView(this.#actions);
    this.#panels.controls.enable(false);
    this.#panels.translate(this.#frame.words, this.#frame.language);
    this.#frame.fill(this.#panels.element, playgroundStyles);
  }

  /** For all that happens when there is a session: its panels come before it. */
  get #view() {
    return /** @type {import('./view.js').PlaygroundView} */ (this.#panels);
  }

  /**
   * The engine has broken.
   *
   * @param {InklingError} error
   */
  #lose(error) {
    if (!this.#isReady) return; // what makes it ready fails, and says so
    this.#say(error);
    void this.#recover();
  }

  /** On with the network as it was a moment before, in a new engine. */
  async #recover() {
    if (this.#isRecovering) return;
    const session = /** @type {RemotePointsSession} */ (this.#session);
    this.#isRecovering = true;
    this.#view.controls.enable(false);
    if (this.#hasFailed) this.#showProblem(null);
    this.#hasFailed = false;
    try {
      const state = await session.revived();
      this.#news = null; // its networks are counted anew
      this.#view.controls.enable(true);
      const problem = this.#problem;
      await this.#take(state);
      this.#showProblem(problem);
      this.#isRecovering = false;
    } catch (error) {
      this.#isRecovering = false;
      this.#hasFailed = true;
      if (asInklingError(error).code === 'worker-crashed') await this.#recover();
      else this.#report(error);
    }
  }

  /**
   * The attributes of a new element.
   *
   * @param {PointsState} state
   */
  async #takeAttributes(state) {
    const given = ATTRIBUTES.filter((name) => this.hasAttribute(name) && !isHtmlHidden(name, this.getAttribute(name)));
    this.#take(state);
    /** @type {{settings: Record<string, string>, task: object}} */
    const changes = { settings: {}, task: {} };
    /** @type {InklingError[]} */
    const refused = [];
    for (const name of given) {
      const text = this.getAttribute(name) ?? '';
      try {
        if (SETTING_ATTRIBUTES.includes(name)) changes.settings[name] = text;
        else if (TASK_ATTRIBUTES.includes(name)) Object.assign(changes.task, taskOf(name, text));
        else this.#viewOptions[name] = viewOptionOf(name, text);
      } catch (error) {
        refused.push(asInklingError(error));
      }
    }
    await this.#takeTogether(changes, refused);
    this.#showView();
    for (const problem of refused) this.#report(problem);
  }

  /**
   * Together, since one may need another; without those that are refused by their names, and one by one where it is not
   * one alone that is refused.
   *
   * @param {{settings: Record<string, string>, task: object}} changes
   * @param {InklingError[]} refused to which it adds
   */
  async #takeTogether({ settings, task }, refused) {
    const session = /** @type {RemotePointsSession} */ (this.#session);
    const left = { ...settings };
    for (;;) {
      try {
        this.#take(await session.set({ settings: left, task }));
        return;
      } catch (error) {
        const problem = asInklingError(error);
        const { name } = problem.details.info ?? {};
        if (!Object.hasOwn(left, name)) break;
        refused.push(problem);
        delete left[name];
      }
    }
    for (const [name, value] of Object.entries(left)) {
      await session.set({ settings: { [name]: value } }).catch((error) => refused.push(asInklingError(error)));
    }
    await session.set({ task }).catch((error) => refused.push(asInklingError(error)));
    this.#take(await session.state());
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  async #takeAttribute(name, text) {
    if (isHtmlHidden(name, text)) return;
    try {
      if (SETTING_ATTRIBUTES.includes(name)) await this.#change({ settings: { [name]: text } });
      else if (TASK_ATTRIBUTES.includes(name)) await this.#change({ task: taskOf(name, text) });
      else this.#changeView(name, viewOptionOf(name, text));
    } catch (error) {
      if (error !== this.#problem) this.#report(error);
    }
  }

  async #play() {
    const pace = /** @type {import('../../engine/points/types.js').Pace} */ (this.#viewOptions.pace);
    await this.#train((session) => session.train({ pace }));
  }

  /**
   * @template Result
   * @param {(session: RemotePointsSession) => Promise<Result>} work
   * @returns {Promise<Result>}
   */
  async #train(work) {
    await this.#readySession();
    this.#trainings++;
    this.#view.controls.showTraining(true);
    try {
      return await this.#try(work);
    } finally {
      this.#trainings--;
      this.#view.controls.showTraining(this.#trainings > 0);
      this.#view.output.describe();
    }
  }

  /**
   * @template Result
   * @param {(session: RemotePointsSession) => Promise<Result>} work
   * @returns {Promise<Result>}
   */
  async #try(work) {
    const session = await this.#readySession();
    try {
      const result = await work(session);
      this.#showProblem(null);
      return result;
    } catch (error) {
      this.#report(error);
      throw error;
    }
  }

  /** @param {Parameters<import('../../engine/points/points-session.js').PointsSession['set']>[0]} changes */
  async #change(changes) {
    const names = Object.keys(changes.settings ?? {});
    const session = await this.#readySession();
    try {
      this.#take(await session.set(changes));
      for (const name of names) this.#view.settings.showRefused(name, null);
      this.#showProblem(null);
    } catch (error) {
      const problem = asInklingError(error);
      const isShown = names.some((name) => this.#view.settings.showRefused(name, this.#sentence(problem)));
      if (isShown) this.#dispatch('inkling-error', { code: problem.code, message: problem.message });
      else this.#report(problem);
      throw error;
    }
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  #changeView(name, value) {
    this.#viewOptions[name] = value;
    this.#showView();
    this.#tellSettings();
    if (name === 'pace' && this.#trainings > 0) {
      // The same training goes on at the other pace, unless it is paused meanwhile.
      const paused = this.pause();
      const pauses = this.#pauses;
      const goOn = async () => {
        await paused;
        if (pauses === this.#pauses) await this.#play();
      };
      void goOn().catch(() => {}); // it has been shown
    }
  }

  #showView() {
    this.#view.output.showView(this.#viewOptions);
    this.#view.controls.showPace(this.#viewOptions.pace);
  }

  /**
   * A file that a person has chosen or dropped: what a teacher has locked stays as it is.
   *
   * @param {File} file
   */
  async #open(file) {
    const isModel = /\.(safetensors|json)$/i.test(file.name);
    await this.#try(async () => {
      if (isModel) await this.#switches.admitFile(this.#state?.settings ?? {}, () => this.#settingsOf(file));
      else if (this.#switches.isLocked('files')) throw new InklingError('locked-files');
      else if (this.#switches.isLocked('own')) throw new InklingError('locked-data');
    });
    await (isModel ? this.importModel(file) : this.#openTable(file));
  }

  /** @param {File} model */
  async #settingsOf(model) {
    const { engine } = await connectCore();
    const other = await createPointsSession(engine, { hear: () => {} });
    try {
      const { task = {} } = this.#state ?? {};
      await other.set({ task });
      return (await other.importModel(model)).settings;
    } finally {
      other.release();
    }
  }

  /** @param {File} file */
  async #openTable(file) {
    try {
      const { MOST_BYTES, readPointsTable } = await loadMore();
      const { points, classes, scaled } = readPointsTable(await file.slice(0, MOST_BYTES).text());
      await this.#change({ task: { dataset: 'own', own: points } });
      const { own } = this.#frame.words.playground;
      const count = points.inputs.length / 2;
      const read =
        classes.length > 0 ? own.readClasses({ count, classes: classes.join(', ') }) : own.readValues({ count });
      this.#frame.say(scaled.length > 0 ? `${read} ${own.scaled({ columns: scaled.join(', ') })}` : read);
    } catch (error) {
      const problem = asInklingError(error);
      if (problem !== this.#problem)
        this.#report(new InklingError(problem.code, { ...problem.details, file: file.name }));
      throw error;
    }
  }

  /** @param {import('../model-file.js').ExportFormat} format */
  async #save(format) {
    await this.#try(async (session) => saveFile(await modelFile(session, format), FILE_NAMES[format]));
  }

  /** @param {PointsState} state */
  async #take(state) {
    if (state.network !== this.#state?.network) this.#switches.forget();
    this.#state = state;
    this.#frame.say(null);
    this.#view.show(state);
    this.#tellSettings();
    const news = await this.#session?.news();
    if (news) await this.#hear(news);
    this.#view.output.describe();
  }

  /**
   * Answers when the frame with it has been drawn: the next news come then.
   *
   * @param {PointsNews} news
   */
  async #hear(news) {
    const before = this.#news;
    this.#news = news;
    await nextFrame();
    // Of a network that was replaced meanwhile.
    if (this.#news !== news || news.network !== this.#state?.network) return;
    this.#view.update(news);
    const { lastEpoch } = news;
    if (lastEpoch && lastEpoch.epoch !== before?.lastEpoch?.epoch) this.#dispatch('inkling-epoch', lastEpoch);
    this.#measure(news);
    if (this.#trainings === 0) this.#view.output.describe();
  }

  /** @param {PointsNews} news what a goal may ask for */
  #measure({ training, test, epochs, parameters, lastEpoch }) {
    this.#switches.measure({
      ...sizeOf(this.#state?.settings.hidden ?? 'none'),
      ...{ loss: training.loss, accuracy: training.accuracy, testLoss: test.loss, testAccuracy: test.accuracy },
      ...{ epochs: Math.floor(epochs), parameters: parameters.length, seconds: lastEpoch?.seconds ?? NaN },
    });
  }

  #tellSettings() {
    if (!this.#state) return;
    const settings = { ...textsOf(this.#state), ...this.#viewOptions };
    this.#dispatch('inkling-settings', { settings, defaults: this.#defaults });
  }

  /** @returns {Promise<RemotePointsSession>} */
  async #readySession() {
    await this.#ready.promise;
    return /** @type {RemotePointsSession} */ (this.#session);
  }

  #translate() {
    this.#frame.translate(languageOf(this));
    this.#panels?.translate(this.#frame.words, this.#frame.language);
    this.#switches.translate(this.#frame.words, this.#frame.language);
    if (this.#problem) this.#showProblem(this.#problem);
  }

  /** @param {unknown} error */
  #report(error) {
    const problem = asInklingError(error);
    if (problem.code !== 'worker-crashed') this.#say(problem); // it is said once, and not of every call
  }

  /** @param {InklingError} problem */
  #say(problem) {
    this.#showProblem(problem);
    this.#dispatch('inkling-error', { code: problem.code, message: problem.message });
  }

  /** @param {InklingError | null} error */
  #showProblem(error) {
    this.#problem = error;
    this.#frame.showProblem(error && this.#sentence(error), this.#hasFailed);
  }

  /** @param {InklingError} error */
  #sentence(error) {
    return sentenceOf(this.#frame.words.errors, error.code, error.details);
  }

  /**
   * @param {string} type
   * @param {object} detail
   */
  #dispatch(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

/** @param {PointsState} state */
function textsOf({ settings, task }) {
  const shown = Object.fromEntries(SETTING_ATTRIBUTES.map((name) => [name, settings[name]]));
  return { ...shown, ...taskTexts(task) };
}

/**
 * To HTML, `hidden` without a value says that an element is not shown; with one it names our hidden layers.
 *
 * @param {string} name
 * @param {string | null} value
 */
const isHtmlHidden = (name, value) => name === 'hidden' && value === '';

/**
 * @param {number[]} hidden
 * @param {string[]} activations
 * @returns {Record<string, string>}
 */
function hiddenTexts(hidden, activations) {
  if (hidden.length === 0) return { hidden: 'none' };
  const isOne = activations.every((activation) => activation === activations[0]);
  return { hidden: hidden.join(','), activation: isOne ? activations[0] : activations.join(',') };
}
