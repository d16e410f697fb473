// ConvNetJS: JavaScript on typed arrays of doubles, one example at a time, an update a minibatch.
import { loadScript } from '../script.js';

/** @returns {Promise<import('../host.js').Trainer>} */
export async function load() {
  const convnet = await loadScript('/bench/node_modules/convnetjs/build/convnet.js', 'convnetjs');
  /** @type {any[]} */
  let inputVolumes = [];
  /** @type {any[]} */
  let answers = [];
  /** @type {any} */
  let net;
  /** @type {any} */
  let trainer;
  let isDigits = true;
  let batch = 1;
  let at = 0;

  /** @param {number} inputs @param {number[]} hidden @param {string} activation */
  const hiddenLayers = (inputs, hidden, activation) => [
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: inputs },
    ...hidden.map((units) => ({ type: 'fc', num_neurons: units, activation })),
  ];

  return {
    description: 'ConvNetJS 0.3.0',
    begin(task, { count, inputs, outputs, values, labels }) {
      inputVolumes = Array.from({ length: count }, (_, i) => {
        const volume = new convnet.Vol(1, 1, inputs, 0);
        volume.w.set(values.subarray(i * inputs, (i + 1) * inputs));
        return volume;
      });
      net = new convnet.Net();
      isDigits = task.data === 'digits';
      if (isDigits) {
        net.makeLayers([...hiddenLayers(inputs, task.hidden, 'relu'), { type: 'softmax', num_classes: outputs }]);
        answers = Array.from(labels);
      } else {
        net.makeLayers([
          ...hiddenLayers(inputs, task.hidden, 'tanh'),
          { type: 'fc', num_neurons: outputs, activation: 'sigmoid' },
          { type: 'regression', num_neurons: outputs },
        ]);
        // It puts a linear layer of its own before the squared error.
        net.layers.splice(-2, 1);
        answers = Array.from(labels, (label) => [label]);
      }
      trainer = new convnet.Trainer(net, {
        method: 'sgd',
        learning_rate: task.learningRate,
        momentum: 0.9,
        batch_size: task.batch,
      });
      batch = task.batch;
      at = 0;
    },
    train(steps) {
      for (let i = 0; i < steps * batch; i++, at = (at + 1) % inputVolumes.length) {
        trainer.train(inputVolumes[at], answers[at]);
      }
    },
    loss(count) {
      let sum = 0;
      for (let i = 0; i < count; i++) {
        const { w } = net.forward(inputVolumes[i]);
        sum += isDigits ? -Math.log(w[answers[i]]) : (w[0] - answers[i][0]) ** 2 / 2;
      }
      return sum / count;
    },
  };
}
