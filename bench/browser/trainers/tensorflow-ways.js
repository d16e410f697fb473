// The ways in which users of TensorFlow.js train a chain of dense layers.

/**
 * @typedef {object} Network
 * @property {(x: any, y: any) => void | Promise<unknown>} step trains on a minibatch
 * @property {(x: any, y: any) => any} loss a scalar
 * @property {() => any} weights of the first layer
 */

/** @param {number} outputs */
const activationFor = (outputs) => (outputs === 1 ? 'tanh' : 'relu');

/**
 * @param {any} tf
 * @param {number[]} sizes
 */
const makeLayers = (tf, sizes) =>
  sizes.slice(1).map((units, i) => ({
    w: tf.variable(tf.randomNormal([sizes[i], units], 0, Math.sqrt(2 / (sizes[i] + units)))),
    b: tf.variable(tf.zeros([units])),
  }));

/**
 * @param {any} tf
 * @param {number[]} sizes
 * @param {number} learningRate
 * @param {(input: any, layer: {w: any, b: any}, activation: 'linear' | 'relu' | 'tanh') => any} dense a layer
 * @returns {Network}
 */
function minimizing(tf, sizes, learningRate, dense) {
  const outputs = sizes[sizes.length - 1];
  const layers = makeLayers(tf, sizes);
  const optimizer = tf.train.momentum(learningRate, 0.9);
  /** @param {any} x @param {any} y */
  const loss = (x, y) => {
    const logits = layers.reduce(
      (input, layer, i) => dense(input, layer, i === layers.length - 1 ? 'linear' : activationFor(outputs)),
      x,
    );
    if (outputs > 1) return tf.losses.softmaxCrossEntropy(y, logits);
    return tf.mul(0.5, tf.losses.meanSquaredError(y, tf.sigmoid(logits)));
  };
  return {
    step: (x, y) => tf.tidy(() => void optimizer.minimize(() => loss(x, y))),
    loss,
    weights: () => layers[0].w,
  };
}

/** @type {Record<string, (tf: any, sizes: number[], learningRate: number) => Network>} */
export const WAYS = {
  'optimizer.minimize': (tf, sizes, learningRate) =>
    minimizing(tf, sizes, learningRate, (input, { w, b }, activation) => {
      const z = tf.add(tf.matMul(input, w), b);
      return activation === 'linear' ? z : tf[activation](z);
    }),

  'optimizer.minimize, fused.matMul': (tf, sizes, learningRate) =>
    minimizing(tf, sizes, learningRate, (a, { w, b }, activation) => {
      // It knows no tanh.
      if (activation === 'tanh') return tf.tanh(tf.fused.matMul({ a, b: w, bias: b }));
      return tf.fused.matMul({ a, b: w, bias: b, activation });
    }),

  'model.trainOnBatch': (tf, sizes, learningRate) => {
    const outputs = sizes[sizes.length - 1];
    const model = tf.sequential();
    sizes.slice(1).forEach((units, i) => {
      const isLast = i === sizes.length - 2;
      const last = outputs === 1 ? 'sigmoid' : 'softmax';
      const activation = isLast ? last : activationFor(outputs);
      model.add(tf.layers.dense({ units, activation, inputShape: i === 0 ? [sizes[0]] : undefined }));
    });
    const loss =
      outputs === 1
        ? (/** @type {any} */ y, /** @type {any} */ p) => tf.mul(0.5, tf.losses.meanSquaredError(y, p))
        : tf.metrics.categoricalCrossentropy;
    model.compile({
      optimizer: tf.train.momentum(learningRate, 0.9),
      loss: outputs === 1 ? loss : 'categoricalCrossentropy',
    });
    return {
      step: (x, y) => model.trainOnBatch(x, y),
      loss: (x, y) => tf.mean(loss(y, model.predict(x))),
      weights: () => model.getWeights()[0],
    };
  },
};
