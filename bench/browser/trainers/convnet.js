// ConvNetJS: JavaScript on typed arrays of doubles, one example at a time, an update a minibatch.
import { loadScript } from '../script.js';

/** @returns {Promise<import('../trainer.js').Trainer>} */
export async function load() {
  const convnet = await loadScript('/bench/node_modules/convnetjs/build/convnet.js', 'convnetjs');
  /** @type {any[]} */
  let volumes = [];
  /** @type {any[]} a class, or a list of numbers to come near */
  let answers = [];
  /** @type {any} */
  let net;
  /** @type {any} */
  let trainer;
  let batch = 1;
  let at = 0;

  return {
    description: 'ConvNetJS 0.3.0',
    begin(task, { count, inputs, outputs, values, labels }) {
      volumes = Array.from({ length: count }, (_, i) => {
        const volume = new convnet.Vol(1, 1, inputs, 0);
        volume.w.set(values.subarray(i * inputs, (i + 1) * inputs));
        return volume;
      });
      answers = Array.from(labels, (label) => (outputs === 1 ? [label] : label));
      const activation = outputs === 1 ? 'tanh' : 'relu';
      const hidden = task.hidden.map((units) => ({ type: 'fc', num_neurons: units, activation }));
      const head =
        outputs === 1
          ? [
              { type: 'fc', num_neurons: 1, activation: 'sigmoid' },
              { type: 'regression', num_neurons: 1 },
            ]
          : [{ type: 'softmax', num_classes: outputs }];
      net = new convnet.Net();
      net.makeLayers([{ type: 'input', out_sx: 1, out_sy: 1, out_depth: inputs }, ...hidden, ...head]);
      // It puts a linear layer of its own before a regression, which would come after the sigmoid.
      if (outputs === 1) net.layers.splice(-2, 1);
      batch = task.batch;
      trainer = new convnet.Trainer(net, {
        method: 'sgd',
        learning_rate: task.learningRate,
        momentum: 0.9,
        batch_size: batch,
      });
      at = 0;
    },
    train(steps) {
      for (let i = 0; i < steps * batch; i++, at = (at + 1) % volumes.length) trainer.train(volumes[at], answers[at]);
    },
    loss(count) {
      let sum = 0;
      for (let i = 0; i < count; i++) {
        const answer = answers[i];
        const { w } = net.forward(volumes[i]);
        sum += Array.isArray(answer) ? (w[0] - answer[0]) ** 2 / 2 : -Math.log(w[answer]);
      }
      return sum / count;
    },
  };
}
