// A network of objects, one for each unit and one for each weight, which computes what TensorFlow Playground's nn.ts
// does, in its order: activations and losses are objects with a function and its derivative, a derivative is taken of
// the weighted sum, every weight and every unit adds up its derivatives and counts them, and a weight may be dead. Our
// own code: https://github.com/tensorflow/playground has theirs.

/** @typedef {{output: (x: number) => number, derivative: (x: number) => number}} ActivationFunction */

/** @type {ActivationFunction} */
const TANH = {
  output: (x) => Math.tanh(x),
  derivative: (x) => {
    const output = TANH.output(x);
    return 1 - output * output;
  },
};

const HALF_SQUARED_ERROR = {
  derivative: (/** @type {number} */ output, /** @type {number} */ target) => output - target,
};

class Weight {
  isDead = false;
  derivative = 0;
  derivativeSum = 0;
  count = 0;

  /** @param {Unit} from @param {Unit} to @param {number} value */
  constructor(from, to, value) {
    this.from = from;
    this.to = to;
    this.value = value;
  }
}

class Unit {
  /** @type {Weight[]} */
  incoming = [];
  /** @type {Weight[]} */
  outgoing = [];
  bias = 0.1;
  sum = 0;
  output = 0;
  outputDerivative = 0;
  sumDerivative = 0;
  sumDerivativeSum = 0;
  count = 0;

  /** @param {ActivationFunction} activation */
  constructor(activation) {
    this.activation = activation;
  }

  update() {
    this.sum = this.bias;
    for (let i = 0; i < this.incoming.length; i++) {
      const weight = this.incoming[i];
      this.sum += weight.value * weight.from.output;
    }
    this.output = this.activation.output(this.sum);
    return this.output;
  }
}

export class ObjectNetwork {
  /** @type {Unit[][]} the inputs first */
  #layers;

  /**
   * @param {number[]} shape units of each layer, the inputs first
   * @param {() => number} random uniform in [0, 1)
   */
  constructor(shape, random) {
    this.#layers = shape.map((units) => Array.from({ length: units }, () => new Unit(TANH)));
    for (let i = 1; i < shape.length; i++) {
      for (const to of this.#layers[i]) {
        for (const from of this.#layers[i - 1]) {
          const weight = new Weight(from, to, random() - 0.5);
          from.outgoing.push(weight);
          to.incoming.push(weight);
        }
      }
    }
  }

  /**
   * @param {ArrayLike<number>} inputs
   * @returns {number} the only output
   */
  forward(inputs) {
    this.#layers[0].forEach((unit, i) => (unit.output = inputs[i]));
    for (let i = 1; i < this.#layers.length; i++) for (const unit of this.#layers[i]) unit.update();
    return this.#layers[this.#layers.length - 1][0].output;
  }

  /** @param {number} target of the example that was put through last */
  backward(target) {
    const [output] = this.#layers[this.#layers.length - 1];
    output.outputDerivative = HALF_SQUARED_ERROR.derivative(output.output, target);
    for (let i = this.#layers.length - 1; i > 0; i--) {
      const layer = this.#layers[i];
      for (const unit of layer) {
        unit.sumDerivative = unit.outputDerivative * unit.activation.derivative(unit.sum);
        unit.sumDerivativeSum += unit.sumDerivative;
        unit.count++;
      }
      for (const unit of layer) {
        for (const weight of unit.incoming) {
          if (weight.isDead) continue;
          weight.derivative = unit.sumDerivative * weight.from.output;
          weight.derivativeSum += weight.derivative;
          weight.count++;
        }
      }
      if (i === 1) continue;
      for (const unit of this.#layers[i - 1]) {
        unit.outputDerivative = 0;
        for (const weight of unit.outgoing) unit.outputDerivative += weight.value * weight.to.sumDerivative;
      }
    }
  }

  /** @param {number} learningRate */
  update(learningRate) {
    for (let i = 1; i < this.#layers.length; i++) {
      for (const unit of this.#layers[i]) {
        if (unit.count > 0) {
          unit.bias -= (learningRate * unit.sumDerivativeSum) / unit.count;
          unit.sumDerivativeSum = 0;
          unit.count = 0;
        }
        for (const weight of unit.incoming) {
          if (weight.isDead || weight.count === 0) continue;
          weight.value -= (learningRate / weight.count) * weight.derivativeSum;
          weight.derivativeSum = 0;
          weight.count = 0;
        }
      }
    }
  }
}
