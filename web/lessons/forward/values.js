// The network of the lesson: its example, and everything that the core computes of it.
import { lazily } from '../../lazily.js';

/** @typedef {import('../lesson.js').LessonHost} LessonHost */

/** Units of each layer, the inputs first. */
export const SIZES = [3, 3, 2];

const SETTINGS = {
  ...{ hidden: '3', activation: 'tanh', output: 'automatic', loss: 'softmax-cross-entropy', optimizer: 'sgd' },
  ...{ init: 'automatic', batch: '1', l1: '0', l2: '0' },
};

/** Eight points of XOR with real coordinates; half of them are to train on. */
const TASK = {
  dataset: 'own',
  own: {
    inputs: new Float32Array([0.5, -1, 1, 0.5, -0.5, 0.8, -1, -0.6, 0.8, 0.6, -0.7, 1, 0.6, -0.4, -0.8, -0.5]),
    labels: new Uint8Array([1, 0, 1, 0, 0, 1, 1, 0]),
    values: new Float32Array(),
  },
  share: 0.5,
  dataSeed: 1,
  features: ['x', 'y', 'xTimesY'],
};

/**
 * @typedef {object} Values
 * @property {number} examples how many there are
 * @property {number} target class of the example
 * @property {number[]} inputs
 * @property {number[][][]} terms of the sum of each layer's units: weights times what comes in
 * @property {number[][]} sums
 * @property {number[][]} outputs
 * @property {number} loss
 * @property {Float32Array} parameters layer by layer: weights [inputs × units] row by row, then biases
 * @property {number[]} gradient of the loss by each of them, by back-propagation
 * @property {number[]} numeric the same by central differences
 * @property {number} relativeError between the two
 * @property {number[][]} deltas of each layer: the gradient by its sums
 */

/** Where the parameters of a layer begin: layer 1 is the first that has some. @param {number} layer */
const firstPlace = (layer) => SIZES.slice(1, layer).reduce((places, units, i) => places + (SIZES[i] + 1) * units, 0);

/**
 * @param {number} layer from 1
 * @param {number} from input unit, from 0
 * @param {number} to unit of the layer
 */
export const placeOfWeight = (layer, from, to) => firstPlace(layer) + from * SIZES[layer] + to;

/** @param {number} layer @param {number} unit */
export const placeOfBias = (layer, unit) => firstPlace(layer) + SIZES[layer - 1] * SIZES[layer] + unit;

export class ForwardNetwork {
  #session;

  /** @param {LessonHost} host */
  constructor(host) {
    this.#session = lazily(() => host.pointsSession(() => {}));
  }

  /** @param {number} seed of the first weights */
  async start(seed) {
    await (await this.#session()).set({ settings: { ...SETTINGS, seed: String(seed) }, task: TASK });
    return (await this.#session()).reset();
  }

  /** @param {number} place @param {number} value */
  async change(place, value) {
    await (await this.#session()).setParameter(place, value);
  }

  /**
   * @param {number} example among the training points
   * @returns {Promise<Values>}
   */
  async valuesOf(example) {
    const session = await this.#session();
    const { data } = await session.state();
    const { inputs, labels } = data.training;
    const [x, y] = inputs.subarray(2 * example);
    const inspections = SIZES.slice(1).map((size, layer) =>
      Promise.all(Array.from({ length: size }, (_, unit) => session.inspect([x, y], layer, unit))),
    );
    const [inspected, gradients, { parameters }] = await Promise.all([
      Promise.all(inspections),
      session.gradients({ first: example, last: example + 1, isChecked: true }),
      session.news(),
    ]);
    const [[{ layers, unit }]] = inspected;
    const flat = (/** @type {import('#wasm').LayerGradient[]} */ all) =>
      all.flatMap(({ weights, biases }) => [...weights, ...biases]);
    return {
      examples: labels.length,
      target: labels[example],
      inputs: Array.from(unit.inputs),
      terms: inspected.map((units) => units.map((each) => Array.from(each.unit.terms))),
      sums: layers.map(({ sums }) => Array.from(sums)),
      outputs: layers.map(({ outputs }) => Array.from(outputs)),
      loss: gradients.loss,
      parameters,
      gradient: flat(gradients.layers),
      numeric: flat(gradients.numeric ?? []),
      relativeError: gradients.relativeError ?? NaN,
      deltas: gradients.layers.map(({ deltas }) => Array.from(deltas)),
    };
  }

  async parameterHash() {
    return (await this.#session()).parameterHash();
  }
}
