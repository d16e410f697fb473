// <inkling-digits>: draw a digit, train a network, watch it read. The public interface; the rest is in the other files.
import { latestOnly, oncePerFrame } from '../../dom.js';
import { connect, createSession } from '../../engine/bridge.js';
import { asInklingError, InklingError, sentenceOf } from '../../engine/errors.js';
import { formatNumber, languageOf } from '../../i18n/index.js';
import { everythingFile } from './everything.js';
import { Files } from './files.js';
import { halfOf, hasRecovered, isLost, placeBefore } from './halving.js';
import { Hand } from './hand.js';
import { Keeping } from './keeping.js';
import { modelFile } from '../model-file.js';
import { readiness } from '../readiness.js';
import { digitsControls } from '../teacher/digits-controls.js';
import { sizeOf } from '../teacher/goal.js';
import { Switches, SWITCHES } from '../teacher/switches.js';
import { addPoints, cutAfter, isOnlyTaught, newRun } from './run.js';
import { isBegun, loadingSentence, shareDone, statusSentence } from './status.js';
import { RunHistory } from './run-history.js';
import { TimeLeft } from './time-left.js';
import { DigitsView } from './view.js';

/** @typedef {import('../../draw/strokes.js').Strokes} Strokes */
/** @typedef {import('../../engine/types.js').Reading} Reading */
/** @typedef {import('../../engine/types.js').Progress} Progress */
/** @typedef {import('../../engine/types.js').TrainingSummary} TrainingSummary */

/** The settings that are attributes too: the rows of the core's table (src/settings.cpp). */
export const SETTING_ATTRIBUTES = [
  ...['hidden', 'activation', 'output', 'init', 'loss', 'optimizer', 'lr', 'momentum', 'beta1', 'beta2', 'decay'],
  ...['schedule', 'warmup', 'step-epochs', 'step-factor', 'batch', 'l1', 'l2', 'weight-decay', 'dropout', 'augment'],
  ...['pen-digits', 'epochs', 'patience', 'seed'],
];

// From here on a network that is sure of nothing says that there is no digit, and not that it knows none.
const TELLING_ACCURACY = 0.9;
const WIDE_PIXELS = 640;

export class InklingDigits extends HTMLElement {
  static observedAttributes = [...SETTING_ATTRIBUTES, 'lang', 'view', ...SWITCHES];

  #view;
  #readDrawing;
  /** @type {import('../../engine/bridge.js').RemoteSession | null} */
  #session = null;
  /** @type {'loading' | 'failed' | 'idle' | 'training'} */
  #state = 'loading';
  /** @type {import('../../engine/lasting-engine.js').LastingEngine | null} */
  #engine = null;
  #run = newRun();
  /** Of the network that can be brought back. @type {import('./run.js').Run | null} */
  #replacedRun = null;
  /** @type {Record<string, string> | null} */
  #replacedSettings = null;
  #canBringBack = false;
  /** @type {Record<string, string>} those that hold */
  #settings = {};
  #hand;
  #files;
  #keeping;
  #switches;
  #timeLeft = new TimeLeft();
  #runs = new RunHistory(() => this.#keeping.touch('runs', 'run'));
  /** Calls of `train` that have not ended. */
  #trainings = 0;
  /** Of the download. */
  #loaded = { received: 0, total: 0, isRetrying: false };
  /** @type {InklingError | null} */
  #problem = null;
  #isStarted = false;
  /** Everything is there: from now on a broken engine is replaced. */
  #isReady = false;
  #ready = readiness();
  /** @type {import('../../engine/core.js').SettingInfo[]} */
  #settingTable = [];
  /** @type {Record<string, string>} */
  #defaults = {};
  /** @type {Map<string, InklingError>} settings whose last value was refused */
  #refused = new Map();
  /** Changes of each setting that have been asked for and not been answered. @type {Map<string, number>} */
  #underWay = new Map();
  #darkMode = matchMedia('(prefers-color-scheme: dark)');
  #restyle = () => this.#view.restyle();

  constructor() {
    super();
    const showDrawing = oncePerFrame(() => {
      this.#readDrawing();
      this.#view.lab.drawn();
    });
    const actions = {
      draw: () => {
        this.#keeping.touch('drawing'); // at once: the page may be left before its next frame
        showDrawing();
      },
      trainOrPause: () => void (this.#state === 'training' ? this.pause() : this.train().catch(shown)),
      step: () => void this.step().catch(shown),
      reset: () => void this.reset().catch(shown),
      bringBack: () => void this.#bringBack().catch(shown),
      teach: (/** @type {number} */ digit) => this.#teachDrawing(digit),
      openFiles: (/** @type {File[]} */ files) => {
        if (this.#switches.isLocked('files')) this.#report(new InklingError('locked-files'));
        else void this.#files.open(files);
      },
      retry: () => void (this.#isReady ? this.#recover() : this.#start()),
      halve: () => void this.#halveRate().catch(shown),
      dismiss: () => this.#showProblem(null),
      change: (/** @type {string} */ name, /** @type {string} */ value) => this.#change(name, value),
    };
    const report = (/** @type {unknown} */ error) => this.#report(error);
    const session = () => this.#readySession();
    this.#hand = new Hand(session, (error) => this.#keeping.problem(error));
    this.#files = new Files({
      ...{ session, report, hand: this.#hand },
      openModel: async (blob) => {
        await this.#admit(blob);
        await this.#openModel(blob);
      },
      openEverything: async (everything) => {
        await this.#admit(everything.training.snapshot.model);
        return this.#openEverything(everything);
      },
      bringBack: actions.bringBack,
      take: (state) => this.#take(state),
      say: (saying, undo) => {
        this.#showProblem(null); // it was about a file before
        this.#view.notice.say(saying, undo);
      },
      showTab: (name) => this.#view.lab.shown === name || this.#view.lab.show(name),
    });
    const labHost = {
      ...{ element: this, report, hand: this.#hand, files: this.#files },
      ask: async (/** @type {string} */ name, /** @type {unknown[]} */ ...args) => (await session()).ask(name, ...args),
      drawing: () => this.#view.drawing.canvas.strokes,
      draw: (/** @type {Strokes} */ strokes) => this.#view.drawing.canvas.draw(strokes),
      everything: () => this.#everything(),
      runs: this.#runs,
      settingTable: () => this.#settingTable,
      snapshots: async () => (await this.#readySession()).snapshots(),
      goTo: (/** @type {number} */ epochs) => this.#goTo(epochs),
      newSession: (/** @type {(update: import('../../engine/types.js').Update) => void} */ onUpdate) =>
        this.#newSession(onUpdate),
    };
    this.#keeping = new Keeping(
      {
        report,
        training: () => this.#keptTraining(),
        // What is locked was perhaps not when this was kept.
        restore: (kept) => (this.#isAdmitted(kept.settings) ? this.#restore(kept) : this.#setAside(kept, 'linkWon')),
        setAside: (kept, why) => this.#setAside(kept, why),
        waits: () => this.#view.notice.say(({ keep }) => keep.otherTab),
      },
      this.#hand,
      {
        drawing: {
          collect: labHost.drawing,
          // What was drawn while the page was loading stays.
          restore: (/** @type {Strokes} */ strokes) => this.#view.drawing.canvas.isEmpty && labHost.draw(strokes),
        },
        runs: {
          collect: () => this.#runs.keptEarlier,
          restore: (kept) => this.#runs.restore(kept),
          join: (kept) => this.#runs.restore(kept),
        },
        run: {
          collect: () => this.#runs.keptPresent,
          restore: (kept) => this.#runs.restore(kept),
          join: (kept) => this.#runs.join(kept),
        },
      },
    );
    const root = this.attachShadow({ mode: 'open' });
    this.#view = new DigitsView(root, actions, labHost);
    this.#switches = new Switches(
      {
        ...{ root, place: (panel) => root.querySelector('.panels')?.before(panel), ready: () => this.ready },
        dispatch: (type, detail) => this.#dispatch(type, detail),
      },
      digitsControls(SETTING_ATTRIBUTES),
    );
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
    this.#view.printing.begin();
    this.#translate();
    this.#showView();
    if (this.#isStarted) return;
    this.#isStarted = true;
    this.#view.settingsPanel.open = this.clientWidth >= WIDE_PIXELS;
    this.#start();
  }

  disconnectedCallback() {
    this.#darkMode.removeEventListener('change', this.#restyle);
    this.#view.printing.end();
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
    if (SWITCHES.includes(name)) this.#switches.take(name, value);
    if (!this.#isStarted) return;
    if (name === 'lang' && before !== value) this.#translate();
    else if (name === 'view') this.#showView();
    else if (this.#session && SETTING_ATTRIBUTES.includes(name))
      this.#change(name, this.#attribute(name) ?? this.#defaults[name]);
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
  async train(options) {
    const session = await this.#readySession();
    if (this.#trainings++ === 0) {
      this.#timeLeft = new TimeLeft();
      this.#showProblem(null);
    }
    this.#setState('training');
    try {
      const summary = await session.train({ epochs: options?.epochs });
      // A new network may have taken the place of the one that was trained.
      if ((this.#run.progress?.steps ?? 0) > 0) this.#run.summary = summary;
      return summary;
    } catch (error) {
      if (asInklingError(error).code !== 'already-training') this.#report(error);
      throw error;
    } finally {
      this.#trainings--;
      if (this.#trainings === 0 && this.#state === 'training') this.#setState('idle');
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
   * @returns {Promise<import('../../engine/types.js').StepSummary>}
   */
  async step() {
    const session = await this.#readySession();
    try {
      const result = await session.step();
      this.#run.summary = null; // not before: what a step leaves behind can be brought back with it
      this.#showStatus();
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
  async reset(options) {
    const session = await this.#readySession();
    const seed = options?.seed;
    try {
      this.#take(await session.reset({ seed }));
      this.#showProblem(null);
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

  /**
   * Adds a drawing to the user's own digits and fine-tunes the network on all of them.
   *
   * @param {Strokes} strokes in units of the canvas
   * @param {number} digit what it is
   * @returns {Promise<import('./hand.js').Lesson>}
   */
  async teach(strokes, digit) {
    const lesson = await this.#hand.teach(strokes, digit);
    this.#readDrawing();
    this.#keeping.touch('training');
    return lesson;
  }

  /**
   * Keeps what there is now, before the page is left; training goes on.
   *
   * @returns {Promise<boolean>} whether all of it will be there again: not without the attribute `keep`, where the browser
   *   keeps nothing, and in a second tab
   */
  keepNow() {
    return this.#keeping.writeAll();
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
    try {
      await this.#openModel(blob);
      this.#showProblem(null);
    } catch (error) {
      this.#report(error);
      throw error;
    }
  }

  /** @param {Blob} blob */
  async #openModel(blob) {
    const session = await this.#readySession();
    this.#take(await session.importModel(blob));
  }

  /** @returns {Promise<import('./keeping.js').KeptTraining>} */
  async #keptTraining() {
    const session = await this.#readySession();
    const snapshot = await session.snapshot();
    const { summary, secondsToGood, losses, tests } = this.#run;
    const key = this.#runs.present?.key;
    return { settings: this.#settings, snapshot, run: { summary, secondsToGood, losses, tests, key } };
  }

  /** @param {import('./keeping.js').KeptTraining} kept */
  async #restore({ snapshot, run }) {
    const state = await this.#session?.restore(snapshot);
    if (!state) return;
    this.#take(state);
    this.#showRun(run);
  }

  /**
   * @param {import('./keeping.js').KeptTraining} kept
   * @param {'linkWon' | 'tabClosed'} why
   */
  async #setAside({ snapshot, run, settings }, why) {
    const state = await this.#session?.setAside(snapshot);
    if (!state) return;
    this.#replacedRun = { ...run, progress: null };
    this.#replacedSettings = settings;
    this.#take(state);
    this.#view.notice.say(
      ({ keep }) => keep[why],
      () => void this.#bringBack().catch(shown),
    );
  }

  /** The network before this one takes its place again, with its chart. */
  async #bringBack() {
    const session = await this.#readySession();
    const run = this.#replacedRun;
    try {
      this.#switches.admit(this.#settings, this.#replacedSettings);
      this.#take(await session.bringBack());
      if (run) this.#showRun(run);
      this.#showProblem(null);
    } catch (error) {
      this.#report(error);
      throw error;
    }
  }

  /** @param {Omit<import('./run.js').Run, 'progress'>} run of the network that is there */
  #showRun(run) {
    this.#run = { ...run, progress: this.#run.progress };
    this.#runs.resume(run, this.#run.progress);
    this.#measureTest(run.tests.at(-1));
    this.#view.results.show(this.#run);
    this.#showStatus();
  }

  async #everything() {
    const drawing = this.#view.drawing.canvas.strokes;
    const digits = this.#hand.digits.all;
    return everythingFile({ drawing, training: await this.#keptTraining(), digits, runs: this.#runs.kept });
  }

  /**
   * @param {import('./everything.js').Everything} everything
   * @returns {Promise<() => void>} takes it away again
   */
  async #openEverything({ drawing, training, digits, runs }) {
    const { canvas } = this.#view.drawing;
    const before = canvas.strokes;
    const known = new Set(this.#hand.digits.all.map(({ id }) => id));
    const added = digits.filter(({ id }) => !known.has(id));
    const session = await this.#readySession();
    const wasNew = (this.#run.progress?.steps ?? 0) === 0;
    const settings = this.#settings;
    const openedRuns = this.#runs.open(runs, training.run.key);
    await this.#restore({ ...training, run: { ...training.run, key: openedRuns.key } });
    await this.#hand.add(added);
    canvas.draw(drawing);
    const backToNew = async () => {
      this.#take(await session.set(settings));
      await this.reset();
    };
    return () => {
      canvas.draw(before);
      this.#runs.discard(openedRuns.added);
      void this.#hand.digits.remove(added);
      void (wasNew ? backToNew() : this.#bringBack()).catch(shown);
    };
  }

  /**
   * @param {number} digit what the drawing is
   * @returns {Promise<(import('./hand.js').Lesson & {count: number}) | null>} null when the network could not be taught
   */
  async #teachDrawing(digit) {
    try {
      const lesson = await this.teach(this.#view.drawing.canvas.strokes, digit);
      return { ...lesson, count: this.#hand.digits.size };
    } catch (error) {
      this.#report(error);
      return null;
    }
  }

  /**
   * Takes the network back to where it was, or forward again, until training goes on from there.
   *
   * @param {number} epochs where on the axis of epochs
   */
  async #goTo(epochs) {
    const session = await this.#readySession();
    const settings = this.#settings;
    try {
      const { test, ...state } = await session.goTo(epochs);
      const { epochs: whole, epochProgress } = state.progress;
      const before = this.#runs.present?.losses.filter((point) => point.epochs <= whole + epochProgress).at(-1);
      this.#view.results.showPast(before?.loss ?? NaN, test);
      this.#take(state);
      const locked = this.#switches.keep(settings, state.settings);
      if (Object.keys(locked).length > 0) this.#take(await session.set(locked));
      this.#measureTest(test);
      this.#readDrawing();
      this.#showProblem(null);
    } catch (error) {
      this.#report(error);
    }
  }

  /** After a divergence: back to where the network was sound, and on with half of the learning rate. */
  async #halveRate() {
    this.#view.training.focus(); // the button that was pressed goes
    const session = await this.#readySession();
    const [{ progress, settings }, { places }] = await Promise.all([session.state(), session.snapshots()]);
    const place = placeBefore(places, progress, this.#runs.present?.epochs ?? []);
    if (place !== null) await this.#goTo(place);
    else if (progress.epochs === 0) await this.reset();
    // The settings of now, since those of then have come back with the network.
    this.#take(await session.set({ ...settings, lr: halfOf(settings.lr) }));
    await this.train();
  }

  /**
   * Another network beside the one that is shown.
   *
   * @param {(update: import('../../engine/types.js').Update) => void} onUpdate
   */
  async #newSession(onUpdate) {
    await this.#readySession();
    const engine = /** @type {import('../../engine/lasting-engine.js').LastingEngine} */ (this.#engine);
    return createSession(engine, { hear: onUpdate });
  }

  async #readySession() {
    if (!this.#isStarted) throw new InklingError('removed');
    await this.ready;
    return /** @type {import('../../engine/bridge.js').RemoteSession} */ (this.#session);
  }

  /**
   * @param {string} name of a setting
   * @returns {string | null} null where the page has not set it
   */
  #attribute(name) {
    const value = this.getAttribute(name);
    // HTML's own `hidden`: not to be shown.
    return name === 'hidden' && value === '' ? null : value;
  }

  async #start() {
    if (this.#state === 'failed') this.#ready = readiness();
    this.#showProblem(null);
    this.#setState('loading');
    try {
      const { engine, settingTable } = await connect((progress) => {
        this.#loaded = progress;
        this.#showStatus();
      });
      // The worker must not keep an element alive that the page has dropped.
      const self = new WeakRef(this);
      this.#engine = engine;
      this.#settingTable = settingTable;
      this.#session = await createSession(engine, {
        hear: (update) => {
          const element = self.deref();
          if (element) element.#update(update);
        },
        lost: (error) => {
          const element = self.deref();
          if (element) element.#lose(error);
        },
      });
      this.#defaults = Object.fromEntries(settingTable.map(({ name, defaultValue }) => [name, defaultValue]));
      this.#view.settings.build(settingTable);
      this.#view.settingsPanel.hidden = false;
      this.#take(await this.#session.state());
      this.#setState('idle');
      await this.#takeAttributes();
      if (this.hasAttribute('keep')) {
        const areChosen = SETTING_ATTRIBUTES.some((name) => this.#attribute(name) !== null);
        await this.#keeping.start(this.#settings, areChosen);
      }
      this.#readDrawing();
      this.#isReady = true;
      this.#ready.resolve();
      this.#prepareLab();
      if (this.hasAttribute('autotrain') && this.isConnected) this.train().catch(shown);
    } catch (error) {
      this.#setState('failed');
      this.#say(asInklingError(error));
      this.#ready.reject(error);
    }
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
    const session = /** @type {import('../../engine/bridge.js').RemoteSession} */ (this.#session);
    if (this.#state === 'loading') return; // under way
    if (this.#state === 'failed') this.#showProblem(null);
    this.#setState('loading');
    const settings = this.#settings;
    try {
      let state = await session.revived();
      // What was changed after that moment holds, too.
      const isSame = Object.entries(settings).every(([name, value]) => state.settings[name] === value);
      if (!isSame) state = await session.set(settings);
      this.#setState('idle');
      this.#takeRecovered(state);
    } catch (error) {
      this.#setState('failed');
      if (asInklingError(error).code === 'worker-crashed') await this.#recover();
      else this.#report(error);
    }
  }

  /** @param {import('../../engine/types.js').State} state */
  #takeRecovered(state) {
    const run = { ...this.#run, key: this.#runs.present?.key };
    this.#run = newRun(); // there is nothing of it that could be brought back
    this.#take(state);
    const { steps, epochs, epochProgress } = state.progress;
    cutAfter(run, epochs + epochProgress);
    if (steps > 0 || isOnlyTaught({ ...run, progress: state.progress })) this.#showRun(run);
    this.#readDrawing();
  }

  /** All at once, since some go with others only; one by one where one of them is refused, so that the others hold. */
  async #takeAttributes() {
    const attributes = SETTING_ATTRIBUTES.map((name) => [name, this.#attribute(name)]);
    const changes = Object.fromEntries(attributes.filter(([, value]) => value !== null));
    if (Object.keys(changes).length === 0) return;
    const state = await this.#session?.set(changes).catch(() => null);
    if (state) this.#take(state);
    else for (const [name, value] of Object.entries(changes)) await this.#change(name, value);
  }

  /**
   * A setting, by a person or by an attribute.
   *
   * @param {string} name
   * @param {string} value
   */
  async #change(name, value) {
    const count = (/** @type {number} */ more) => this.#underWay.set(name, (this.#underWay.get(name) ?? 0) + more);
    try {
      this.#clearRefused(name);
      count(1);
      const state = await this.#session?.set({ [name]: value }).finally(() => count(-1));
      if (state) this.#take(state);
      this.#showProblem(null);
    } catch (error) {
      const problem = asInklingError(error);
      this.#refused.set(name, problem);
      this.#showRefused();
      this.#dispatch('inkling-error', { code: problem.code, message: problem.message });
    }
  }

  /**
   * Whether a person may put the network of a file in the place of the present one.
   *
   * @param {Blob} model
   * @throws {InklingError} when it would change what a teacher has locked
   */
  async #admit(model) {
    await this.#readySession();
    await this.#switches.admitFile(this.#settings, async () => {
      const other = await this.#newSession(() => {});
      try {
        return (await other.importModel(model)).settings;
      } finally {
        other.release();
      }
    });
  }

  /** @param {Record<string, string>} settings of another network */
  #isAdmitted(settings) {
    return Object.keys(this.#switches.keep(this.#settings, settings)).length === 0;
  }

  /** @param {import('../../engine/types.js').TestPoint | null} [test] the last one of the network that is there */
  #measureTest(test) {
    this.#switches.measure({ testAccuracy: test?.accuracy ?? NaN, testLoss: test?.loss ?? NaN });
  }

  /** @param {import('../../engine/types.js').State} state */
  #take(state) {
    const before = this.#settings;
    this.#settings = state.settings;
    this.#canBringBack = state.canBringBack;
    this.#view.settings.show(state.settings, (name) => (this.#underWay.get(name) ?? 0) > 0);
    this.#follow(state.progress, before);
    this.#runs.take(state);
    this.#showStatus();
    this.#files.follow(state.digits);
    this.#view.lab.take(state);
    this.#keeping.touch('run', 'training');
    this.#dispatch('inkling-settings', { settings: state.settings, defaults: this.#defaults });
  }

  /** @param {import('../../engine/types.js').Update} update */
  #update(update) {
    const { progress, cutAfter: place, losses = [], tests = [], epochs = [], reading } = update;
    // The last news of a network may come after it has been replaced.
    if (progress.network < (this.#run.progress?.network ?? 0)) return;
    this.#follow(progress);
    if (place !== undefined) this.#branch(place);
    addPoints(this.#run, losses, tests);
    this.#runs.update(update);
    if (place !== undefined || losses.length + tests.length > 0) this.#view.results.show(this.#run);
    this.#showStatus();
    if (reading && !this.#view.drawing.canvas.isEmpty) this.#showReading(reading);
    this.#view.lab.update(update);
    this.#keeping.touch('run', 'training');
    for (const epoch of epochs) this.#dispatch('inkling-epoch', epoch);
    this.#measure(update);
    this.#warnOf(epochs);
  }

  /** @param {import('../../engine/types.js').Update} update what a goal may ask for */
  #measure({ tests = [], epochs = [] }) {
    const epoch = epochs.at(-1);
    if (tests.length > 0) this.#measureTest(tests.at(-1));
    if (epoch) this.#switches.measure({ loss: epoch.loss, accuracy: epoch.accuracy, seconds: epoch.seconds });
  }

  /**
   * A loss can be finite and yet so high that the network is lost, also when the loss falls again: said once.
   *
   * @param {import('../../engine/types.js').EpochSummary[]} epochs
   */
  #warnOf(epochs) {
    const lost = this.#runs.present?.epochs.find(isLost);
    if (lost && epochs.includes(lost)) {
      this.#showProblem(new InklingError('loss-too-high', { loss: lost.loss, lr: this.#settings.lr }));
    } else if (this.#problem?.code === 'loss-too-high' && epochs.some(hasRecovered)) {
      this.#showProblem(null);
    }
  }

  /**
   * Training goes on from an earlier place. What came after it can be brought back, and stays among the runs.
   *
   * @param {number} epochs
   */
  #branch(epochs) {
    this.#replacedRun = { ...this.#run, key: this.#runs.present?.key };
    this.#replacedSettings = this.#settings;
    this.#canBringBack = true;
    cutAfter(this.#run, epochs);
    this.#view.notice.say(
      ({ keep }, language) => keep.branched({ epochs: formatNumber(epochs, language, 1) }),
      () => void this.#bringBack().catch(shown),
    );
  }

  /**
   * @param {Progress} progress
   * @param {Record<string, string>} [before] the settings until now
   */
  #follow(progress, before = this.#settings) {
    if (progress.network !== this.#run.progress?.network) {
      if ((this.#run.progress?.steps ?? 0) > 0) {
        this.#replacedRun = { ...this.#run, key: this.#runs.present?.key };
        this.#replacedSettings = before;
      }
      this.#run = newRun();
      this.#switches.forget();
      this.#view.notice.hide(); // it was about the network before
      this.#view.results.show(this.#run);
      this.#readDrawing();
    }
    this.#run.progress = progress;
    const { epochs, parameterCount: parameters } = progress;
    this.#switches.measure({ ...sizeOf(this.#settings.hidden), epochs, parameters });
  }

  async #readNow() {
    if (!this.#session) {
      this.#showReading(null);
      return;
    }
    try {
      const reading = await this.#session.show(this.#view.drawing.canvas.strokes);
      this.#showReading(this.#view.drawing.canvas.isEmpty ? null : reading);
    } catch (error) {
      this.#report(error);
    }
  }

  /** @param {Reading | null} reading */
  #showReading(reading) {
    this.#view.reading.show(reading, {
      trained: this.#trained(),
      isDrawn: !this.#view.drawing.canvas.isEmpty,
    });
    this.#dispatch('inkling-prediction', {
      digit: reading?.digit ?? null,
      isDigit: reading?.isDigit ?? null,
      probabilities: reading ? Array.from(reading.probabilities) : null,
    });
  }

  #trained() {
    const { progress, tests } = this.#run;
    if ((progress?.steps ?? 0) === 0 && !isOnlyTaught(this.#run)) return 'no';
    // Of a network from a file nothing is known; it will have been trained for a reason.
    const accuracy = tests.at(-1)?.accuracy ?? (this.#state === 'training' ? 0 : 1);
    return accuracy >= TELLING_ACCURACY ? 'well' : 'poorly';
  }

  /** @param {'loading' | 'failed' | 'idle' | 'training'} state */
  #setState(state) {
    this.#state = state;
    this.#showStatus();
  }

  #showStatus() {
    const { words, language } = this.#view;
    const { received, total } = this.#loaded;
    const state = this.#state;
    this.#view.training.show(words, {
      state,
      isBegun: isBegun(this.#run),
      canBringBack: this.#canBringBack,
      share: state === 'loading' && total > 0 ? received / total : shareDone(this.#run),
      sentence: {
        loading: () => loadingSentence(words, language, this.#loaded),
        failed: () => '',
        idle: () => statusSentence(words, language, false, this.#run),
        training: () => statusSentence(words, language, true, this.#run, this.#timeLeft.of(this.#run.progress)),
      }[state](),
    });
    this.#view.settings.enable(state === 'idle' || state === 'training');
  }

  #translate() {
    this.#view.translate(languageOf(this));
    this.#switches.translate(this.#view.words, this.#view.language);
    this.#showStatus();
    this.#showRefused();
    this.#showProblem(this.#problem);
  }

  #showView() {
    this.#view.base.classList.toggle('compact', this.#isCompact);
    this.#prepareLab();
  }

  get #isCompact() {
    return this.getAttribute('view') === 'compact';
  }

  /** Once all that is needed sooner has come. */
  #prepareLab() {
    if (this.#session && !this.#isCompact) this.#view.lab.prepare();
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
    this.#view.showProblem(error && this.#sentence(error), {
      canRetry: this.#state === 'failed',
      canHalve:
        (error?.code === 'diverged' || error?.code === 'loss-too-high') && !this.#switches.isLockedSetting('lr'),
    });
  }

  /** @param {InklingError} error */
  #sentence(error) {
    return sentenceOf(this.#view.words.errors, error.code, error.details);
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
