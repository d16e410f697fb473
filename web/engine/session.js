// One network and its training, in slices short enough that everything else is answered in between.
import { imageOf, valueOf } from './core.js';
import { Course } from './course.js';
import { DigitSets } from './digit-sets.js';
import { layerNotFinite, layerThatDiverged } from './divergence.js';
import { InklingError } from './errors.js';
import { evaluateInSlices } from './evaluation.js';
import { gradientNormInSlices } from './gradient-norm.js';
import { modelBlob, openModel } from './model-file.js';
import { longQueries, quickQueries } from './queries/index.js';
import { nextTask, Stopwatch, Turns } from './scheduling.js';
import { answerOf } from './reading.js';
import { changedSettings, settingTexts } from './settings.js';
import { Snapshots } from './snapshots.js';
import { Lessons } from './teaching.js';
import { Tally } from './tally.js';
import { UpdateQueue } from './update-queue.js';

/** @typedef {import('./types.js').State} State */
/** @typedef {import('./types.js').Reading} Reading */
/** @typedef {import('./types.js').TrainingSummary} TrainingSummary */
/** @typedef {import('#wasm').Dataset} Dataset */
/** @typedef {{snapshot: import('./types.js').Snapshot, replaced: import('./types.js').Snapshot | null}} Checkpoint */
/** @typedef {import('./digit-sets.js').Parts & {digits: number | null, penDigits: number}} Data */

// A frame has 16 ms. A slice ends when one more minibatch might not fit into these.
const SLICE_MILLISECONDS = 14;
const TEST_EVERY_MILLISECONDS = 250;
/** A network that takes long to test is tested less often, so that most of the time goes into training. */
const TRAINING_PER_TEST = 10;
/** Other settings, if any, come right after a session is made. */
const SETTLED_MILLISECONDS = 500;

export class Session {
  #core;
  #sets;
  /** What the present network is trained and tested on. @type {Data} */
  #data;
  /** The same of the network that is to come, while one is being replaced. @type {Data} */
  #wanted;
  #updates;
  #settings;
  /** @type {import('#wasm').Session} */
  #network;
  /** Everything that must see one and the same network from beginning to end takes a turn. */
  #turns = new Turns();
  #lessons;
  #replacements = new Turns();
  /** @type {Promise<void> | null} of other training data: further changes begin from what this one has left */
  #preparation = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #ahead;
  /** @type {Promise<TrainingSummary> | null} */
  #run = null;
  #pauseRequested = false;
  /** Early stopping has ended the training. */
  #hasStopped = false;
  /** @type {Uint8Array | null} */
  #drawing = null;
  /** The last trained network that was replaced. @type {import('./types.js').Snapshot | null} */
  #replaced = null;
  /** Before training was taken back to an earlier place. @type {import('./types.js').Snapshot | null} */
  #furthest = null;

  // Of the present network:
  #number = 1;
  #course = new Course();
  /** @type {Snapshots<import('./snapshots.js').Snapshot & {lastTest: import('./course.js').LastTest}>} */
  #snapshots = new Snapshots();

  /**
   * @param {import('#wasm').Core} core
   * @param {import('./training-data.js').TrainingData} digits
   * @param {Dataset} testData
   * @param {import('./types.js').OnUpdate} onUpdate told what is new, and not
   *   again before it has answered
   */
  constructor(core, digits, testData, onUpdate) {
    this.#core = core;
    this.#lessons = new Lessons(core);
    this.#sets = new DigitSets(core, { training: digits, test: testData });
    this.#updates = new UpdateQueue(onUpdate);
    this.#settings = core.makeSettings();
    this.#data = this.#wanted = this.#dataSoFar(null, this.#settings);
    this.#network = valueOf(core.makeSession(this.#settings, this.#data.training));
    this.#completeAhead();
  }

  /** @returns {State} */
  state() {
    const settings = settingTexts(this.#core, this.#settings);
    const progress = this.#progress();
    const canBringBack = this.#replaced !== null;
    return { settings, progress, isNew: progress.steps === 0, canBringBack, digits: this.#data.digits };
  }

  /**
   * Changes settings. A change of the network's own ends a training that is going on and begins with a new network.
   *
   * @param {Record<string, string>} changes text, as in the attributes of an element
   * @returns {Promise<State>}
   * @throws {InklingError} when a value is refused; then nothing has changed
   */
  async set(changes) {
    while (this.#preparation) await this.#preparation;
    const changed = this.#changedSettings(changes);
    if (this.#settings.needsNewNetwork(changed)) {
      await this.#replaceNetwork(changed);
    } else {
      this.#apply(changed);
      this.#adopt(changed);
    }
    return this.state();
  }

  /**
   * Ends a training that is going on and begins with a new network: the same for the same seed and settings.
   *
   * @param {{seed?: number | string}} [options]
   * @returns {Promise<State>}
   * @throws {InklingError} when the seed is refused; then nothing has changed
   */
  async reset({ seed } = {}) {
    while (this.#preparation) await this.#preparation;
    /** @type {Record<string, string>} */
    const changes = seed === undefined ? {} : { seed: String(seed) };
    await this.#replaceNetwork(this.#changedSettings(changes));
    return this.state();
  }

  /**
   * Trains until `epochs` more epochs are complete; one that has begun counts as the first of them. Without a number,
   * until those of the settings are: the rest of them after a pause, or as many more when they are done.
   *
   * @param {{epochs?: number}} [options]
   * @returns {Promise<TrainingSummary>} when done or paused
   * @throws {InklingError} while another training is going on, and when the loss is no finite number any more
   */
  async train({ epochs } = {}) {
    if (this.#run) throw new InklingError('already-training');
    if (epochs !== undefined) this.#changedSettings({ epochs: String(epochs) }).delete(); // refuses what is no number
    this.#pauseRequested = false;
    this.#hasStopped = false;
    this.#run = this.#replacements.take(() => {}).then(() => this.#trainToGoal(epochs));
    try {
      return await this.#run;
    } finally {
      this.#run = null;
      await this.#updates.delivered();
    }
  }

  /** Ends a training that is going on before its next minibatch, and waits for that. */
  async pause() {
    this.#pauseRequested = true;
    await this.#run?.catch(() => {}); // whoever called `train` is told
  }

  /**
   * Trains on one minibatch and tests the network.
   *
   * @returns {Promise<import('./types.js').StepSummary>}
   * @throws {InklingError} while training is going on, and when the loss is no finite number any more
   */
  async step() {
    if (this.#run) throw new InklingError('step-while-training');
    // Training that is asked for meanwhile begins after it.
    const summary = await this.#replacements.take(() =>
      this.#turns.take(async () => {
        await this.#completeTrainingData();
        return this.#stepAndTest();
      }),
    );
    await this.#updates.delivered();
    return summary;
  }

  /** @returns {import('./types.js').SnapshotPlaces} */
  snapshots() {
    return {
      places: this.#snapshots.places,
      shown: this.#snapshots.shownPlace,
      isPossible: Snapshots.takes(this.#network.parameterCount()),
    };
  }

  /**
   * Ends a training that is going on and takes the network back to the snapshot nearest to a place, with the settings of
   * then. Later snapshots stay until training goes on.
   *
   * @param {number} epochs where on the axis of epochs
   * @returns {Promise<State & {test: import('./types.js').TestPoint | null}>} with how the network was judged then, if
   *   it was
   */
  async goTo(epochs) {
    const run = this.#run;
    if (run) this.#pauseRequested = true;
    await this.#replacements.take(async () => {
      await run?.catch(() => {});
      await this.#turns.take(() => this.#takeBack(epochs));
    });
    await this.#updates.delivered();
    const isTested = this.#course.lastTest.steps === this.#progress().steps;
    return { ...this.state(), test: isTested ? this.#course.lastTest.point : null };
  }

  /** @returns {string} SHA-256 of the parameters, in 64 hexadecimal digits */
  parameterHash() {
    return this.#network.parameterHash();
  }

  /**
   * Reads a drawing.
   *
   * @param {import('./types.js').Strokes} strokes
   * @returns {Reading}
   * @throws {InklingError} when there is no ink
   */
  recognise(strokes) {
    const image = imageOf(this.#core, strokes);
    if (!image) throw new InklingError('no-ink');
    return this.#read(image);
  }

  /**
   * Keeps a drawing, to be read again after every slice of training.
   *
   * @param {import('./types.js').Strokes} strokes
   * @returns {Reading | null} null without ink
   */
  show(strokes) {
    this.#drawing = imageOf(this.#core, strokes);
    return this.#drawing && this.#read(this.#drawing);
  }

  /**
   * Judges the network on other digits.
   *
   * @param {Uint8Array} images [n × 784], 0 (paper) to 255 (ink)
   * @param {Uint8Array} labels [n], 0 to 9
   * @returns {Promise<{loss: number, accuracy: number, confusion: Uint32Array}>} `confusion[10 * label + read]` digits
   * @throws {InklingError} when the sizes do not fit or a label is no digit
   */
  async evaluate(images, labels) {
    if (!(images instanceof Uint8Array) || !(labels instanceof Uint8Array)) throw new InklingError('not-bytes');
    const dataset = valueOf(this.#core.makeDataset(images, labels));
    try {
      const { loss, accuracy, confusion } = await this.#turns.take(() =>
        evaluateInSlices(this.#core, this.#network, dataset),
      );
      return { loss, accuracy, confusion };
    } finally {
      dataset.delete();
    }
  }

  /**
   * Asks about the network.
   *
   * @param {string} name of a question in queries/
   * @param {...any} args
   * @returns {Promise<any>}
   * @throws {InklingError} when the answer cannot be had
   */
  async ask(name, ...args) {
    if (Object.hasOwn(quickQueries, name)) return quickQueries[name](this.#subject(), ...args);
    if (Object.hasOwn(longQueries, name)) return this.#turns.take(() => longQueries[name](this.#subject(), ...args));
    throw new InklingError('refused', { message: `there is no question ${name}` });
  }

  /**
   * @param {import('#wasm').ModelFormat} format
   * @returns {Uint8Array<ArrayBuffer>} the network as a file
   */
  exportModel(format) {
    return valueOf(this.#network.exportModel(format));
  }

  /**
   * Goes on with the network of a model file, and with its settings.
   *
   * @param {Blob} model safetensors or JSON
   * @returns {Promise<State>}
   * @throws {InklingError} when it is no model or one of something else than digits; then nothing has changed
   */
  async importModel(model) {
    await this.#goOnWith({ model, digits: this.#data.digits });
    return this.state();
  }

  /** @returns {import('./types.js').Snapshot} of the present network */
  snapshot() {
    return this.#snapshotWith(valueOf(modelBlob(this.#network)));
  }

  /**
   * Goes on from a snapshot, as if training had never stopped. Sets of digits live no longer than the session: a
   * snapshot of an earlier one goes on with the bundled digits.
   *
   * @param {import('./types.js').Snapshot} snapshot
   * @returns {Promise<State>}
   * @throws {InklingError} when it is damaged; then nothing has changed
   */
  async restore(snapshot) {
    await this.#goOnWith(snapshot);
    return this.state();
  }

  /** @returns {Checkpoint} what `recover` takes */
  checkpoint() {
    return { snapshot: this.snapshot(), replaced: this.#replaced };
  }

  /**
   * Goes on where another session was, whose engine has broken.
   *
   * @param {Checkpoint} checkpoint
   */
  async recover({ snapshot, replaced }) {
    await this.#goOnWith(snapshot);
    this.#replaced = replaced;
  }

  /**
   * Makes a snapshot the one that `bringBack` brings back.
   *
   * @param {import('./types.js').Snapshot} snapshot
   * @returns {State}
   */
  setAside(snapshot) {
    this.#replaced = snapshot;
    return this.state();
  }

  /**
   * Brings back the last trained network that was replaced; the present one can be brought back in turn.
   *
   * @returns {Promise<State>}
   * @throws {InklingError} when there is none
   */
  async bringBack() {
    const replaced = this.#replaced;
    if (!replaced) throw new InklingError('nothing-replaced');
    this.#replaced = null;
    await this.#goOnWith(replaced);
    return this.state();
  }

  /**
   * Begins with a new network that is trained and tested on other digits.
   *
   * @param {number | null} digits the number of a set that was opened, or null for the bundled ones
   * @returns {Promise<State>}
   * @throws {InklingError} when they are too few
   */
  async useDigits(digits) {
    while (this.#preparation) await this.#preparation;
    await this.#replaceNetwork(this.#settings.copy(), digits);
    return this.state();
  }

  /** @param {{model: Blob, course?: import('./types.js').PlainCourse, digits: number | null}} snapshot */
  async #goOnWith({ model, course, digits }) {
    const file = new Uint8Array(await model.arrayBuffer());
    while (this.#preparation) await this.#preparation;
    const known = this.#sets.has(digits) ? digits : null;
    const { settings, network, data } = await openModel(this.#core, file, (own) => this.#prepare(known, own));
    await this.#install(settings, network, new Course(course), data);
  }

  /** @returns {import('./queries/index.js').Subject} */
  #subject() {
    return {
      core: this.#core,
      network: this.#network,
      trainingData: this.#data.training,
      testData: this.#data.test,
      sets: this.#sets,
      digits: this.#data.digits,
      drawing: this.#drawing,
    };
  }

  /**
   * Teaches the network a person's own digits, mixed with those that it was trained on. Takes part of a second.
   *
   * @param {Uint8Array} images [n × 784], 0 (paper) to 255 (ink)
   * @param {Uint8Array} labels [n], 0 to 9
   * @returns {Promise<{seconds: number, read: number, testAccuracy: number}>} `read` of these digits are read rightly
   *   afterwards
   * @throws {InklingError} when the sizes do not fit or a label is no digit
   */
  async teach(images, labels) {
    const own = valueOf(this.#core.makeDataset(images, labels));
    try {
      return await this.#turns.take(async () => {
        await this.#completeTrainingData();
        this.#leaveSnapshot();
        const started = performance.now();
        await this.#lessons.teach(this.#network, this.#settings, this.#data.training, own);
        const seconds = (performance.now() - started) / 1000;
        const { accuracy } = await evaluateInSlices(this.#core, this.#network, own);
        await this.#test();
        return {
          seconds,
          read: Math.round(accuracy * labels.length),
          testAccuracy: this.#course.lastTest.point.accuracy,
        };
      });
    } finally {
      own.delete();
    }
  }

  /** Frees the memory of the core that the session holds. It must not be used any more. */
  async dispose() {
    clearTimeout(this.#ahead);
    await this.pause();
    await this.#turns.take(() => {
      this.#snapshots.clear();
      this.#lessons.forget();
      this.#network.delete();
      this.#settings.delete();
      this.#sets.dispose();
    });
  }

  /** @returns {import('./types.js').Progress} */
  #progress() {
    return {
      ...this.#network.progress(),
      goal: this.#course.goal,
      parameterCount: this.#network.parameterCount(),
      network: this.#number,
    };
  }

  /**
   * @param {Record<string, string>} changes
   * @returns {import('#wasm').Settings} the present settings with these changes, for the caller to adopt or delete
   */
  #changedSettings(changes) {
    return changedSettings(this.#core, this.#settings, changes);
  }

  /** @param {import('#wasm').Settings} changed as `changedSettings` returns them; they hold for the present network */
  #apply(changed) {
    const { error } = this.#network.apply(changed);
    if (error === undefined) return;
    changed.delete();
    throw new InklingError('network', { message: error });
  }

  /** @param {import('#wasm').Settings} settings */
  #adopt(settings) {
    this.#settings.delete();
    this.#settings = settings;
    if (this.#course.goalIsOfSettings)
      this.#course.goal = this.#course.goalFrom + Number(valueOf(settings.get('epochs')));
  }

  /**
   * @param {number | null} digits
   * @param {import('#wasm').Settings} settings
   * @returns {Promise<Data>} what a network of these settings is trained and tested on, with all that belongs to it
   */
  async #prepare(digits, settings) {
    const penDigits = penDigitsOf(settings);
    // As a replacement, so that training that is asked for meanwhile begins after it.
    const prepared = this.#replacements.take(() => this.#sets.parts(digits, penDigits));
    this.#preparation = prepared.then(() => {}).finally(() => (this.#preparation = null));
    this.#preparation.catch(() => {}); // whoever prepares is told
    return { digits, penDigits, ...(await prepared) };
  }

  /**
   * A new network is there at once, and is completed when it is trained.
   *
   * @param {number | null} digits
   * @param {import('#wasm').Settings} settings
   * @returns {Data}
   */
  #dataSoFar(digits, settings) {
    const penDigits = penDigitsOf(settings);
    return { digits, penDigits, ...this.#sets.partsSoFar(digits, penDigits) };
  }

  /** Has the made-up digits drawn before anyone waits for them. */
  #completeAhead() {
    clearTimeout(this.#ahead);
    this.#ahead = setTimeout(() => {
      const { digits, penDigits } = this.#wanted;
      this.#sets.parts(digits, penDigits).catch(() => {}); // training tries again, and tells
    }, SETTLED_MILLISECONDS);
  }

  /** Waits until the made-up digits are drawn that the present network is to be trained on. The network must not change. */
  async #completeTrainingData() {
    const { digits, penDigits, training } = this.#data;
    const parts = await this.#sets.parts(digits, penDigits);
    if (parts.training === training) return;
    valueOf(this.#network.trainOn(parts.training));
    this.#data = { ...this.#data, ...parts };
  }

  /**
   * @param {import('#wasm').Settings} changed the present settings with changes
   * @param {number | null} [digits] which it is to train on
   */
  async #replaceNetwork(changed, digits = this.#wanted.digits) {
    const data = this.#dataSoFar(digits, changed);
    // Made first: a network that is refused must not end the training of the one that is there.
    const { value: network, error } = this.#core.makeSession(changed, data.training);
    if (error !== undefined) {
      changed.delete();
      throw new InklingError('network', { message: error });
    }
    await this.#install(changed, network, new Course(), data);
  }

  /**
   * Puts a network in the place of the present one, which can be brought back.
   *
   * @param {import('#wasm').Settings} settings
   * @param {import('#wasm').Session} network
   * @param {Course} course
   * @param {Data} data
   */
  async #install(settings, network, course, data) {
    // They hold at once, so that further changes begin from these, even while the training comes to its end.
    this.#adopt(settings);
    this.#wanted = data;
    this.#completeAhead();
    const run = this.#run;
    if (run) this.#pauseRequested = true;
    await this.#replacements.take(async () => {
      await run?.catch(() => {});
      await this.#turns.take(() => {
        this.#keepReplaced();
        this.#lessons.forget();
        this.#network.delete();
        this.#network = network;
        this.#number++;
        this.#course = course;
        this.#data = data;
        this.#snapshots.clear();
        valueOf(network.apply(this.#settings)); // they may have changed since
        this.#updates.add({ progress: this.#progress(), ...this.#newReading() });
      });
    });
  }

  #keepReplaced() {
    if (this.#progress().steps > 0) this.#replaced = this.#possibleSnapshot();
  }

  /**
   * @returns {import('./types.js').Snapshot | null} null without the memory for it: then there is nothing to bring back,
   *   which must not stop anyone who wants another network
   */
  #possibleSnapshot() {
    const { value: model } = modelBlob(this.#network);
    return model ? this.#snapshotWith(model) : null;
  }

  /**
   * @param {Blob} model
   * @returns {import('./types.js').Snapshot}
   */
  #snapshotWith(model) {
    return { model, course: this.#course.plain, digits: this.#data.digits };
  }

  /**
   * @param {number} [epochs]
   * @returns {Promise<TrainingSummary>}
   */
  async #trainToGoal(epochs) {
    await this.#turns.take(() => this.#completeTrainingData());
    this.#leaveSnapshot();
    const before = this.#progress().epochs;
    const isResumed = epochs === undefined && this.#course.goal > before;
    if (!isResumed) {
      this.#course.goalFrom = before;
      this.#course.goalIsOfSettings = epochs === undefined;
      this.#course.goal = before + Number(epochs ?? valueOf(this.#settings.get('epochs')));
    }
    const secondsBefore = this.#course.clock.seconds;
    const all = new Tally();
    this.#course.clock.start();
    try {
      while (!this.#pauseRequested && !this.#hasStopped && this.#progress().epochs < this.#course.goal) {
        await this.#turns.take(() => this.#trainSlice(all));
        await nextTask();
      }
      await this.#turns.take(async () => {
        if (this.#course.lastTest.steps !== this.#progress().steps) await this.#test();
        this.#network.rest();
      });
    } finally {
      this.#course.clock.stop();
    }
    const last = this.#course.epoch.examples > 0 ? this.#course.epoch : this.#course.lastEpoch;
    return {
      epochs: this.#progress().epochs - before,
      loss: last.loss,
      accuracy: last.accuracy,
      testLoss: this.#course.lastTest.point.loss,
      testAccuracy: this.#course.lastTest.point.accuracy,
      seconds: this.#course.clock.seconds - secondsBefore,
      examplesPerSecond: all.examplesPerSecond,
    };
  }

  /** @returns {Promise<import('./types.js').StepSummary>} */
  async #stepAndTest() {
    this.#leaveSnapshot();
    this.#course.clock.start();
    try {
      const { loss } = this.#train(1);
      this.#tellLoss(loss);
      await this.#test();
      this.#network.rest();
      const { steps, epochs } = this.#progress();
      const { point } = this.#course.lastTest;
      return { steps, epochs, loss, testLoss: point.loss, testAccuracy: point.accuracy };
    } finally {
      this.#course.clock.stop();
    }
  }

  /** @param {Tally} all */
  async #trainSlice(all) {
    const started = performance.now();
    const slice = new Tally();
    let count = 1;
    let elapsed = 0;
    do {
      const result = this.#train(count);
      const milliseconds = performance.now() - started - elapsed;
      elapsed += milliseconds;
      slice.add(result, milliseconds);
      all.add(result, milliseconds);
      // As many as are expected to take half of the time that is left: a call costs as much as a small minibatch.
      count = Math.floor((0.5 * (SLICE_MILLISECONDS - elapsed) * count) / Math.max(milliseconds, 0.01));
    } while (count > 0 && this.#course.epoch.examples > 0);
    this.#tellLoss(slice.loss);
    const isEpochDone = this.#course.epoch.examples === 0;
    const { at, cost } = this.#course.lastTest;
    const isTestDue = performance.now() - at > Math.max(TEST_EVERY_MILLISECONDS, TRAINING_PER_TEST * cost);
    if (isEpochDone || isTestDue) await this.#test();
  }

  /**
   * Trains on some minibatches, to the end of the epoch at the most.
   *
   * @param {number} count
   * @returns {{loss: number, examples: number, correct: number}}
   */
  #train(count) {
    const started = performance.now();
    const result = valueOf(this.#network.steps(count));
    if (result.hasDiverged) throw this.#diverged(layerThatDiverged(this.#core, this.#network, this.#data.training));
    if (result.hasStopped) this.#hasStopped = true;
    this.#course.epoch.add(result, performance.now() - started);
    if (this.#network.progress().epochProgress === 0) {
      this.#course.lastEpoch = this.#course.epoch;
      this.#course.epoch = new Tally();
    }
    return result;
  }

  /** @param {number} loss */
  #tellLoss(loss) {
    const progress = this.#progress();
    const learningRate = this.#core.learningRate(this.#network);
    const losses = [{ epochs: progress.epochs + progress.epochProgress, loss, learningRate }];
    this.#updates.add({ progress, losses, ...this.#newReading() });
  }

  /** @param {number | null} layer that gave no finite numbers any more, from 0; null when it is not known */
  #diverged(layer) {
    const { epochs, steps } = this.#network.progress();
    const lr = valueOf(this.#settings.get('lr'));
    const hidden = valueOf(this.#settings.get('hidden'));
    const isOutput = layer === (hidden === 'none' ? 0 : hidden.split(',').length);
    return new InklingError('diverged', {
      epoch: epochs + 1,
      steps,
      lr,
      layer: layer === null ? null : layer + 1,
      isOutput,
    });
  }

  /** Tests the network on the test digits and tells; after a complete epoch, the epoch's summary too. */
  async #test() {
    const started = performance.now();
    const { loss, accuracy } = await evaluateInSlices(this.#core, this.#network, this.#data.test);
    if (!Number.isFinite(loss)) {
      const layer = layerNotFinite(this.#core, this.#network, this.#data.training);
      this.#network.rollBack();
      throw this.#diverged(layer);
    }
    const gradientNorm = await gradientNormInSlices(this.#core, this.#network, this.#data.training);
    const progress = this.#progress();
    const { seconds } = this.#course.clock;
    const point = { epochs: progress.epochs + progress.epochProgress, loss, accuracy, gradientNorm, seconds };
    const now = performance.now();
    this.#course.lastTest = { point, steps: progress.steps, at: now, cost: now - started };
    if (progress.epochProgress === 0) this.#keepSnapshot();
    const summary = {
      epoch: progress.epochs,
      loss: this.#course.lastEpoch.loss,
      accuracy: this.#course.lastEpoch.accuracy,
      testLoss: loss,
      testAccuracy: accuracy,
      seconds,
      examplesPerSecond: this.#course.lastEpoch.examplesPerSecond,
    };
    const epochs = progress.epochProgress === 0 ? [summary] : [];
    this.#updates.add({ progress, tests: [point], epochs, ...this.#newReading() });
  }

  #keepSnapshot() {
    const { epochs, epochProgress, parameterCount } = this.#progress();
    if (!Snapshots.takes(parameterCount)) return;
    const { value: state } = this.#core.takeSnapshot(this.#network);
    if (!state) return; // not enough memory: training goes on without
    this.#snapshots.add({
      epochs: epochs + epochProgress,
      state,
      parameterCount,
      seconds: this.#course.clock.seconds,
      epoch: this.#course.epoch.copy(),
      lastEpoch: this.#course.lastEpoch,
      lastTest: this.#course.lastTest,
    });
  }

  /** Training goes on from where the network is. */
  #leaveSnapshot() {
    const furthest = this.#snapshots.places.at(-1);
    const place = this.#snapshots.goOn();
    if (place === null && this.#progress().steps === 0) this.#keepSnapshot();
    if (place !== null && place !== furthest) {
      this.#replaced = this.#furthest;
      this.#updates.add({ progress: this.#progress(), cutAfter: place });
    }
    this.#furthest = null;
  }

  /** @param {number} epochs */
  #takeBack(epochs) {
    if (this.#snapshots.shownPlace === null) {
      this.#keepSnapshot();
      this.#furthest = this.#possibleSnapshot();
    }
    const snapshot = this.#snapshots.goTo(epochs);
    if (!snapshot) return;
    this.#lessons.forget();
    this.#adopt(valueOf(this.#core.restore(this.#network, snapshot.state)));
    this.#course.clock = new Stopwatch(snapshot.seconds);
    this.#course.epoch = snapshot.epoch.copy();
    this.#course.lastEpoch = snapshot.lastEpoch;
    this.#course.lastTest = snapshot.lastTest;
  }

  /**
   * @param {Uint8Array} image
   * @returns {Reading}
   */
  #read(image) {
    /** @type {Float32Array} */
    const probabilities = valueOf(this.#network.predict(image));
    return { ...answerOf(this.#core, probabilities), image };
  }

  /** @returns {{reading?: Reading}} of the drawing that is kept, by the network as it is now */
  #newReading() {
    return this.#drawing ? { reading: this.#read(this.#drawing) } : {};
  }
}

/** @param {import('#wasm').Settings} settings */
const penDigitsOf = (settings) => Number(valueOf(settings.get('pen-digits')));
