// brain.js: JavaScript, an update an example, squared error; the nearest that it has to the task.
import { loadScript } from '../script.js';

/** @returns {Promise<import('../host.js').Trainer>} */
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
        // Of every layer, the output's included.
        activation: task.data === 'digits' ? 'leaky-relu' : 'tanh',
        learningRate: task.learningRate,
        momentum: 0.9,
      });
      net.initialize();
      at = 0;
    },
    // What its `train` does with each example, once the data have been brought into shape.
    train(steps) {
      for (let step = 0; step < steps; step++, at = (at + 1) % patterns.length) net.trainPattern(patterns[at]);
    },
    loss(count) {
      let sum = 0;
      for (const { input, output } of patterns.slice(0, count)) {
        net.runInput(input).forEach((/** @type {number} */ value, /** @type {number} */ j) => {
          sum += (value - output[j]) ** 2 / 2;
        });
      }
      return sum / count;
    },
  };
}
