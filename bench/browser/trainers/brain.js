// brain.js: JavaScript on typed arrays, one example at a time. It has no minibatches, no softmax and no cross-entropy, and
// one activation for all layers: leaky ReLU or tanh to the squared error is the nearest that it has to the tasks.
import { loadScript } from '../script.js';

/** @returns {Promise<import('../trainer.js').Trainer>} */
export async function load() {
  const brain = await loadScript('/bench/node_modules/brain.js/dist/browser.js', 'brain');
  /** @type {{input: Float32Array, output: Float32Array}[]} */
  let patterns = [];
  /** @type {any} */
  let net;
  let at = 0;

  return {
    description: 'brain.js 2.0.0-beta.24',
    begin(task, { count, inputs, outputs, values, targets }) {
      patterns = Array.from({ length: count }, (_, i) => ({
        input: values.subarray(i * inputs, (i + 1) * inputs),
        output: targets.subarray(i * outputs, (i + 1) * outputs),
      }));
      net = new brain.NeuralNetwork({
        inputSize: inputs,
        hiddenLayers: task.hidden,
        outputSize: outputs,
        activation: outputs === 1 ? 'tanh' : 'leaky-relu',
        learningRate: task.learningRate,
        momentum: 0.9,
      });
      net.initialize();
      at = 0;
    },
    // What its `train` does with each example, once it has brought the data into this shape.
    train(steps) {
      for (let step = 0; step < steps; step++, at = (at + 1) % patterns.length) net.trainPattern(patterns[at]);
    },
    loss(count) {
      let sum = 0;
      for (const { input, output } of patterns.slice(0, count)) {
        /** @type {Float32Array} */
        const outputs = net.runInput(input);
        outputs.forEach((value, j) => (sum += (value - output[j]) ** 2 / 2));
      }
      return sum / count;
    },
  };
}
