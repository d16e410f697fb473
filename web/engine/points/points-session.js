// A small network over points in the plane and its training, with the way back to any of its updates.
import { valueOf } from '../core.js';
import { InklingError } from '../errors.js';
import { modelBlob } from '../model-file.js';
import { nextTask, Stopwatch, Turns } from '../scheduling.js';
import { changedSettings, settingTexts } from '../settings.js';
import { Tally } from '../tally.js';
import { LossCurve } from './curve.js';
import { History } from './history.js';
import { FEATURES, GENERATED, HALF_WIDTH } from './names.js';
import { classesOf, DEFAULT_TASK, followingSettings, makeData, outputsFor } from './task.js';

/** @typedef {import('./types.js').Task} Task */
/** @typedef {import('./types.js').PointsState} PointsState */
/** @typedef {import('./types.js').PointsNews} PointsNews */
/** @typedef {{task: Task, model: Blob}} Checkpoint */

/**
 * @typedef {object} Made
 * @property {ReturnType<typeof makeData>} data
 * @property {import('#wasm').Session} network
 * @property {import('#wasm').Surface} surface
 */

/** TensorFlow Playground's, but for the loss: the squared error is the wrong one for classes. */
export const DEFAULT_SETTINGS = {
  hidden: '4,2',
  activation: 'tanh',
  loss: 'binary-cross-entropy',
  optimizer: 'sgd',
  lr: '0.03',
  schedule: 'constant',
  batch: '10',
  epochs: '200',
  augment: 'off',
  'pen-digits': '0',
  seed: '1',
};

// A frame has 16 ms; the rest is for judging the network and for the surface.
const SLICE_MILLISECONDS = 9;
const LONGEST_SLICE_MILLISECONDS = 12;
const STEPS_AT_ONCE = 64;
/** Of the surface, to each side, and of the surfaces of hidden units every so manieth point. */
export const SURFACE_SIDE = 100;
export const SURFACE_STRIDE = 4;
const PREVIEW_POINTS = 120;

export class PointsSession {
  #core;
  #onUpdate;
  #settings;
  /** @type {Task} */
  #task = DEFAULT_TASK;
  /** @type {Made} */
  #made;
  /** Which network of the session. */
  #number = 1;
  #history = new History();
  #curve = new LossCurve();
  #clock = new Stopwatch();
  /** Of the present epoch. */
  #epoch = new Tally();
  /** @type {import('../types.js').EpochSummary | null} */
  #lastEpoch = null;
  /** How the network was judged last. */
  #judged = { training: { loss: NaN, accuracy: NaN }, test: { loss: NaN, accuracy: NaN } };
  /** Whether something was changed by hand since the last moment of the history. */
  #isChanged = true;
  #hasStopped = false;
  /** Everything that must see one and the same network takes a turn; training takes one for each slice. */
  #turns = new Turns();
  /** @type {Promise<unknown> | null} */
  #run = null;
  #pauseRequested = false;
  /** @type {Promise<void> | null} */
  #telling = null;

  /**
   * @param {import('#wasm').Core} core
   * @param {import('./types.js').OnPointsUpdate} onUpdate told what is new, and not again before it has answered
   */
  constructor(core, onUpdate) {
    this.#core = core;
    this.#onUpdate = onUpdate;
    const plain = core.makeSettings();
    this.#settings = changedSettings(core, plain, DEFAULT_SETTINGS);
    plain.delete();
    this.#made = this.#make(this.#settings, this.#task);
    this.#remember();
  }

  /** @returns {PointsState} */
  state() {
    return {
      network: this.#number,
      settings: settingTexts(this.#core, this.#settings),
      task: this.#task,
      data: this.#made.data.plain,
      layers: this.#core.layers(this.#network),
    };
  }

  /** @returns {PointsNews} */
  news() {
    const { steps, epochs, epochProgress } = this.#network.progress();
    const at = epochs + epochProgress;
    return {
      network: this.#number,
      steps,
      epochs: at,
      ...this.#judged,
      learningRate: this.#core.learningRate(this.#network),
      parameters: this.#core.parameters(this.#network),
      surface: valueOf(this.#made.surface.plot(this.#network, SURFACE_STRIDE)),
      curve: this.#curve.plain,
      furthest: Math.max(at, this.#history.last?.epochs ?? 0),
      earliest: this.#history.first?.epochs ?? at,
      lastEpoch: this.#lastEpoch,
    };
  }

  /** @returns {Record<string, import('./types.js').PointsData>} a few points of each set, as samples */
  previews() {
    return Object.fromEntries(
      GENERATED.map((dataset) => {
        const data = makeData(this.#core, { ...DEFAULT_TASK, dataset, points: PREVIEW_POINTS, share: 0.99 }, 1);
        release(data);
        return [dataset, data.plain];
      }),
    );
  }

  /** @returns {Record<string, Float32Array>} each feature over the plane, as the surfaces of hidden units are */
  featureSurfaces() {
    const side = SURFACE_SIDE / SURFACE_STRIDE;
    const at = (/** @type {number} */ cell) => ((2 * cell + 1) / side - 1) * HALF_WIDTH;
    const places = Array.from({ length: side * side }, (_, i) => [at(i % side), -at(Math.floor(i / side))]);
    /** @type {import('#wasm').PointTable} */
    const { inputs } = withFeaturesOf(this.#core, places.flat(), FEATURES, (all) => valueOf(this.#core.pointsOf(all)));
    return Object.fromEntries(
      FEATURES.map((name, i) => [name, inputs.filter((_, place) => place % FEATURES.length === i)]),
    );
  }

  /**
   * Changes settings, the task, or both. What the present network cannot go on with ends training and begins with a new
   * one; the same seed gives it the same first weights.
   *
   * @param {{settings?: Record<string, string>, task?: Partial<Task>, keepsWeights?: boolean}} changes `keepsWeights`
   *   when other points are all that is new
   * @returns {Promise<PointsState>}
   * @throws {InklingError} when something is refused; then nothing has changed
   */
  async set({ settings = {}, task = {}, keepsWeights = false }) {
    return this.#turns.take(() => {
      const next = { ...this.#task, ...task };
      const before = { classes: this.#made.data.plain.classes, settings: settingTexts(this.#core, this.#settings) };
      const following = followingSettings(before, classesOf(next), settings);
      const changed = changedSettings(this.#core, this.#settings, { ...following, ...settings });
      try {
        if (Object.keys(task).length > 0 || this.#settings.needsNewNetwork(changed)) {
          const weights = keepsWeights ? this.#core.parameters(this.#network) : null;
          this.#replace(this.#make(changed, next), changed, next);
          if (weights?.length === this.#core.parameters(this.#network).length) this.#putParameters(weights);
        } else {
          this.#apply(changed);
        }
      } catch (error) {
        if (this.#settings !== changed) changed.delete();
        throw error;
      }
      return this.state();
    });
  }

  /**
   * Begins with a new network: the same for the same seed.
   *
   * @param {{seed?: number | string}} [options]
   * @returns {Promise<PointsState>}
   * @throws {InklingError} when the seed is refused; then nothing has changed
   */
  async reset({ seed } = {}) {
    return this.#turns.take(() => {
      /** @type {Record<string, string>} */
      const changes = seed === undefined ? {} : { seed: String(seed) };
      const changed = changedSettings(this.#core, this.#settings, changes);
      this.#replace(this.#make(changed, this.#task), changed, this.#task);
      return this.state();
    });
  }

  /**
   * Trains until `epochs` more epochs are complete, or without a number until it is paused.
   *
   * @param {{epochs?: number, pace?: import('./types.js').Pace}} [options]
   * @returns {Promise<import('../types.js').TrainingSummary>} when done or paused
   * @throws {InklingError} while another training is going on, and when the loss is no finite number any more
   */
  async train({ epochs, pace = 'full' } = {}) {
    if (this.#run) throw new InklingError('already-training');
    this.#checkPoints();
    if (epochs !== undefined) changedSettings(this.#core, this.#settings, { epochs: String(epochs) }).delete();
    this.#pauseRequested = false;
    const run = this.#turns.take(() => {}).then(() => this.#train(epochs ?? Infinity, pace));
    this.#run = run;
    try {
      return await run;
    } finally {
      this.#run = null;
    }
  }

  /** Ends a training that is going on, and waits for that. */
  async pause() {
    this.#pauseRequested = true;
    await this.#run?.catch(() => {}); // whoever called `train` is told
  }

  /**
   * Trains on the next example alone, on the next minibatch, or to the end of the epoch.
   *
   * @param {import('./types.js').StepSize} [size]
   * @returns {Promise<{steps: number, epochs: number, loss: number, accuracy: number, testLoss: number, testAccuracy: number}>} how
   *   all training points and all test points are classified after it
   * @throws {InklingError} while training is going on, and when the loss is no finite number any more
   */
  async step(size = 'minibatch') {
    if (this.#run) throw new InklingError('step-while-training');
    this.#checkPoints();
    await this.#turns.take(() => {
      this.#goOn();
      if (size === 'example') this.#stepOnExample();
      else this.#advance(size === 'epoch' ? Infinity : 1);
      this.#remember();
    });
    await this.#tell();
    const { steps, epochs, epochProgress } = this.#network.progress();
    const { training, test } = this.#judged;
    return {
      ...{ steps, epochs: epochs + epochProgress, loss: training.loss, accuracy: training.accuracy },
      ...{ testLoss: test.loss, testAccuracy: test.accuracy },
    };
  }

  /**
   * Takes back the last update, or all of the epoch, or of the one before when none has begun. What came later stays
   * until training goes on.
   *
   * @param {import('./types.js').StepSize} [size]
   */
  async back(size = 'minibatch') {
    await this.pause();
    await this.#turns.take(() => {
      const { steps, epochs, epochProgress } = this.#network.progress();
      if (size === 'epoch') this.#goTo('epochs', epochProgress > 0 ? epochs : Math.max(0, epochs - 1));
      else this.#goTo('steps', Math.max(0, steps - 1));
    });
    await this.#tell();
  }

  /**
   * Takes training to any place where it has been.
   *
   * @param {number} epochs
   */
  async goTo(epochs) {
    await this.pause();
    await this.#turns.take(() => this.#goTo('epochs', epochs));
    await this.#tell();
  }

  /**
   * Changes one weight or bias by hand.
   *
   * @param {number} place in the order of the parameters
   * @param {number} value
   * @throws {InklingError} when there is no such place or it is no finite number
   */
  async setParameter(place, value) {
    await this.#turns.take(() => {
      const parameters = this.#core.parameters(this.#network);
      if (!(place in parameters) || !Number.isFinite(Math.fround(value))) {
        throw new InklingError('parameter', { place, value, count: parameters.length });
      }
      parameters[place] = value;
      this.#putParameters(parameters);
    });
    await this.#tell();
  }

  /**
   * @param {Float32Array} parameters all of them, in their order
   * @throws {InklingError} for another number of them, and when one is no finite number
   */
  async setParameters(parameters) {
    await this.#turns.take(() => this.#putParameters(parameters));
    await this.#tell();
  }

  /**
   * @param {[x: number, y: number][]} points
   * @returns {Float32Array} the outputs, point after point
   */
  predict(points) {
    const isPoint = (/** @type {unknown} */ point) =>
      Array.isArray(point) && point.length === 2 && point.every(Number.isFinite);
    if (!Array.isArray(points) || points.length === 0 || !points.every(isPoint)) throw new InklingError('not-points');
    return this.#withFeatures(points, (dataset) => valueOf(this.#core.outputs(this.#network, dataset)));
  }

  /**
   * What all units compute at a point, and how one of them comes to it.
   *
   * @param {[x: number, y: number]} point
   * @param {number} layer from 0, the first hidden layer
   * @param {number} unit
   * @returns {import('#wasm').Inspection}
   */
  inspect(point, layer, unit) {
    const { inputs } = this.#withFeatures([point], (dataset) => valueOf(this.#core.pointsOf(dataset)));
    return valueOf(this.#core.inspect(this.#network, inputs, layer, unit));
  }

  /**
   * The gradient of the mean loss over some of the training points, by back-propagation and, when asked for, by
   * central differences.
   *
   * @param {{first?: number, last?: number, isChecked?: boolean}} [options]
   * @returns {import('#wasm').Gradients}
   */
  gradients({ first = 0, last = this.#made.data.training.size(), isChecked = false } = {}) {
    return valueOf(this.#core.gradients(this.#network, this.#made.data.training, first, last, isChecked));
  }

  /** @returns {Int32Array} the places of the training points that the next minibatch has */
  nextExamples() {
    return this.#core.nextExamples(this.#network);
  }

  parameterHash() {
    return this.#network.parameterHash();
  }

  /**
   * @param {string} exercise what the run is the answer to
   * @returns {string} a code from which `inkling verify` trains to the same network
   */
  resultCode(exercise) {
    const { dataset, points, noise, dataSeed, share, features } = this.#task;
    return valueOf(
      this.#core.pointsResultCode(this.#network, dataset, points, noise, dataSeed, share, features, exercise),
    );
  }

  /**
   * @param {import('#wasm').ModelFormat} format
   * @returns {Uint8Array<ArrayBuffer>}
   */
  exportModel(format) {
    return valueOf(this.#network.exportModel(format));
  }

  /**
   * Goes on with the network of a model file, and with its settings.
   *
   * @param {Blob} file safetensors or JSON
   * @returns {Promise<PointsState>}
   * @throws {InklingError} when it is no model or one of something else than these points; then nothing has changed
   */
  async importModel(file) {
    await this.#openModel(file, (model) => model.forgetCheckpoint()); // it is of other points
    return this.state();
  }

  /** @returns {Checkpoint} what `recover` takes */
  checkpoint() {
    return { task: this.#task, model: valueOf(modelBlob(this.#network)) };
  }

  /**
   * Goes on where another session was, whose engine has broken; without the way back to what came before.
   *
   * @param {Checkpoint} checkpoint
   */
  async recover({ task, model }) {
    this.#task = task;
    await this.#openModel(model);
  }

  /**
   * @param {Blob} file
   * @param {(model: import('#wasm').Model) => void} [prepare]
   */
  async #openModel(file, prepare = () => {}) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    await this.#turns.take(() => {
      const { value: model, error } = this.#core.readModel(bytes);
      if (error !== undefined) throw new InklingError('not-model', { reason: error });
      try {
        prepare(model);
        const settings = model.settings();
        const made = this.#make(settings, this.#task, (data) => {
          const [wanted, found] = [this.#task.features.length, data.plain.outputs];
          if (model.inputs() !== wanted || model.outputs() !== found) {
            const shape = { inputs: model.inputs(), outputs: model.outputs() };
            throw new InklingError('points-model-shape', { ...shape, wantedInputs: wanted, wantedOutputs: found });
          }
          return model.makeSession(data.training);
        });
        this.#replace(made, settings, this.#task);
      } finally {
        model.delete();
      }
    });
  }

  /** Frees its memory. It must not be used any more. */
  dispose() {
    this.#pauseRequested = true;
    void this.#turns.take(() => {
      this.#history.clear();
      this.#settings.delete();
      dispose(this.#made);
    });
  }

  get #network() {
    return this.#made.network;
  }

  /**
   * @param {import('#wasm').Settings} settings
   * @param {Task} task
   * @param {(data: Made['data']) => import('#wasm').Reply<import('#wasm').Session>} [makeNetwork]
   * @returns {Made}
   */
  #make(settings, task, makeNetwork = (data) => this.#core.makeSession(settings, data.training)) {
    const data = makeData(this.#core, task, outputsFor(classesOf(task), valueOf(settings.get('loss'))));
    try {
      const surface = valueOf(this.#core.makeSurface(task.features, SURFACE_SIDE, data.plain.halfWidth));
      const { value: network, error } = makeNetwork(data);
      if (error === undefined) return { data, network, surface };
      surface.delete();
      throw new InklingError('network', { message: error });
    } catch (error) {
      release(data);
      throw error;
    }
  }

  /**
   * Ends a training that is going on.
   *
   * @param {Made} made
   * @param {import('#wasm').Settings} settings
   * @param {Task} task
   */
  #replace(made, settings, task) {
    this.#pauseRequested = true;
    this.#history.clear();
    this.#curve.clear();
    dispose(this.#made);
    this.#settings.delete();
    this.#made = made;
    this.#settings = settings;
    this.#task = task;
    this.#number++;
    this.#clock = new Stopwatch();
    this.#epoch = new Tally();
    this.#lastEpoch = null;
    this.#isChanged = true;
    this.#remember();
  }

  /** @param {import('#wasm').Settings} changed they hold for the present network */
  #apply(changed) {
    const { error } = this.#network.apply(changed);
    if (error !== undefined) throw new InklingError('network', { message: error });
    this.#settings.delete();
    this.#settings = changed;
    this.#isChanged = true;
  }

  /** @param {Float32Array} parameters */
  #putParameters(parameters) {
    valueOf(this.#core.setParameters(this.#network, parameters));
    this.#goOn();
    this.#isChanged = true;
    this.#remember();
  }

  /**
   * @param {number} count of epochs
   * @param {import('./types.js').Pace} pace
   * @returns {Promise<import('../types.js').TrainingSummary>}
   */
  async #train(count, pace) {
    const number = this.#number;
    const { epochs } = this.#network.progress();
    const all = new Tally();
    const secondsBefore = this.#clock.seconds;
    this.#hasStopped = false;
    this.#goOn();
    const isDone = () => this.#pauseRequested || this.#hasStopped || this.#network.progress().epochs >= epochs + count;
    this.#clock.start();
    try {
      while (!isDone()) {
        await this.#turns.take(() => !isDone() && this.#trainSlice(pace, epochs + count, all));
        if (pace === 'frame') await this.#tell();
        else if (!this.#telling) this.#tell().catch(() => {}); // the last of a training is waited for
        await nextTask();
      }
    } finally {
      if (this.#number === number) this.#clock.stop();
    }
    await this.#tell();
    const isReplaced = this.#number !== number;
    const { training, test } = this.#judged;
    return {
      epochs: isReplaced ? 0 : this.#network.progress().epochs - epochs,
      ...{ loss: training.loss, accuracy: training.accuracy, testLoss: test.loss, testAccuracy: test.accuracy },
      seconds: isReplaced ? 0 : this.#clock.seconds - secondsBefore,
      examplesPerSecond: all.examplesPerSecond,
    };
  }

  /**
   * Trains for the rest of a frame: to the end of an epoch at the pace of one a frame.
   *
   * @param {import('./types.js').Pace} pace
   * @param {number} goal
   * @param {Tally} all
   */
  #trainSlice(pace, goal, all) {
    const started = performance.now();
    for (;;) {
      const before = performance.now();
      all.add(this.#advance(STEPS_AT_ONCE), performance.now() - before);
      const { epochs, epochProgress } = this.#network.progress();
      const elapsed = performance.now() - started;
      const isAtEnd = epochProgress === 0 && (pace === 'frame' || elapsed >= SLICE_MILLISECONDS || epochs >= goal);
      if (isAtEnd || elapsed >= LONGEST_SLICE_MILLISECONDS || this.#hasStopped) break;
    }
    this.#remember();
  }

  /**
   * Trains on up to `count` minibatches, to the end of the epoch at the most.
   *
   * @param {number} count
   */
  #advance(count) {
    const started = performance.now();
    const result = valueOf(this.#network.steps(Math.min(count, 2 ** 30)));
    if (result.hasDiverged) throw this.#diverged();
    this.#hasStopped = result.hasStopped;
    this.#epoch.add(result, performance.now() - started);
    return result;
  }

  /** On the next example alone, as with minibatches of one. */
  #stepOnExample() {
    const single = changedSettings(this.#core, this.#settings, { batch: '1' });
    try {
      valueOf(this.#network.apply(single));
      this.#advance(1);
    } finally {
      valueOf(this.#network.apply(this.#settings));
      single.delete();
      this.#isChanged = true; // a minibatch would have come to something else
    }
  }

  /** What came after the present does not hold any more when training goes on. */
  #goOn() {
    const { steps, epochs, epochProgress } = this.#network.progress();
    if ((this.#history.last?.steps ?? 0) <= steps && !this.#isChanged) return;
    this.#history.cutAfter(steps);
    this.#curve.cutAfter(epochs + epochProgress);
    this.#isChanged = true;
    this.#remember();
  }

  /** Judges the network as it is now, and makes this a moment to come back to. */
  #remember() {
    this.#judge();
    const { steps, epochs, epochProgress } = this.#network.progress();
    const at = epochs + epochProgress;
    const { training, test } = this.#judged;
    if (epochProgress === 0 && this.#epoch.examples > 0) {
      const { loss, accuracy, examplesPerSecond } = this.#epoch;
      this.#lastEpoch = {
        ...{ epoch: epochs, loss, accuracy, testLoss: test.loss, testAccuracy: test.accuracy },
        ...{ seconds: this.#clock.seconds, examplesPerSecond },
      };
      this.#epoch = new Tally();
    }
    const state = valueOf(this.#core.takeSnapshot(this.#network));
    this.#history.add({ steps, epochs: at, state, isChange: this.#isChanged });
    this.#curve.add({ epochs: at, training: training.loss, test: test.loss });
    this.#isChanged = false;
  }

  #checkPoints() {
    if (this.#made.data.isEmpty) throw new InklingError('no-points');
  }

  #judge() {
    const { data } = this.#made;
    if (data.isEmpty) {
      const none = { loss: NaN, accuracy: NaN };
      this.#judged = { training: none, test: none };
      return;
    }
    this.#judged = { training: this.#judgementOf(data.training), test: this.#judgementOf(data.test) };
    if (Number.isFinite(this.#judged.training.loss) && Number.isFinite(this.#judged.test.loss)) return;
    this.#network.rollBack();
    throw this.#diverged();
  }

  /** @param {import('#wasm').Dataset} points */
  #judgementOf(points) {
    const evaluation = this.#core.makeEvaluationOf(this.#made.data.plain.outputs);
    try {
      valueOf(this.#network.evaluateRange(points, 0, points.size(), evaluation));
      const { loss, accuracy } = evaluation.summary();
      return { loss, accuracy };
    } finally {
      evaluation.delete();
    }
  }

  #diverged() {
    const lr = valueOf(this.#settings.get('lr'));
    const { epochs, steps } = this.#network.progress();
    return new InklingError('diverged', { epoch: epochs + 1, steps, lr, layer: null, isOutput: false });
  }

  /**
   * @param {'steps' | 'epochs'} by
   * @param {number} place
   */
  #goTo(by, place) {
    const moment = this.#history.before(by, place);
    if (!moment) return;
    valueOf(this.#core.restore(this.#network, moment.state)).delete();
    const end = this.#history.last?.steps ?? 0;
    const at = () => {
      const { steps, epochs, epochProgress } = this.#network.progress();
      return { steps, epochs: epochs + epochProgress };
    };
    while (at()[by] < place && at().steps < end) valueOf(this.#network.steps(1));
    // As the form has them: what was changed since holds for what comes now.
    valueOf(this.#network.apply(this.#settings));
    this.#epoch = new Tally();
    this.#isChanged = true;
    this.#judge();
  }

  async #tell() {
    await this.#telling;
    const telling = Promise.resolve(this.#onUpdate(this.news()));
    this.#telling = telling.finally(() => (this.#telling = null));
    await this.#telling;
  }

  /**
   * @template Result
   * @param {[x: number, y: number][]} points
   * @param {(dataset: import('#wasm').Dataset) => Result} work with what the network gets of them
   * @returns {Result}
   */
  #withFeatures(points, work) {
    return withFeaturesOf(this.#core, points.flat(), this.#task.features, work, this.#made.data.plain.outputs);
  }
}

/**
 * @template Result
 * @param {import('#wasm').Core} core
 * @param {number[]} coordinates x, y, x, y, …
 * @param {string[]} features
 * @param {(dataset: import('#wasm').Dataset) => Result} work
 * @param {number} [outputs] of the network that is given them
 * @returns {Result}
 */
function withFeaturesOf(core, coordinates, features, work, outputs = 1) {
  const none = new Float32Array((coordinates.length / 2) * outputs);
  const plain = valueOf(core.makeValues(Float32Array.from(coordinates), none, 2, outputs));
  try {
    const dataset = valueOf(core.withFeatures(plain, features));
    try {
      return work(dataset);
    } finally {
      dataset.delete();
    }
  } finally {
    plain.delete();
  }
}

/** @param {Made} made */
function dispose({ data, network, surface }) {
  release(data);
  network.delete();
  surface.delete();
}

/** @param {{training: import('#wasm').Dataset, test: import('#wasm').Dataset}} data */
function release({ training, test }) {
  training.delete();
  test.delete();
}
