// TensorFlow.js on one of its backends.
import { loadScript } from '../script.js';

const MODULES = '/bench/node_modules/@tensorflow';

/**
 * @param {string} backend wasm, cpu or webgl
 * @returns {Promise<import('../host.js').Trainer>}
 */
export async function load(backend) {
  const [name, way = 'minimize'] = backend.split('/');
  const tf = await loadScript(`${MODULES}/tfjs/dist/tf.es2017.min.js`, 'tf');
  if (name === 'wasm') {
    await loadScript(`${MODULES}/tfjs-backend-wasm/dist/tf-backend-wasm.es2017.min.js`, 'tf');
    tf.wasm.setWasmPaths(`${MODULES}/tfjs-backend-wasm/dist/`);
  }
  tf.enableProdMode();
  if (!(await tf.setBackend(name))) throw new Error(`TensorFlow.js has no backend ${name} here`);
  await tf.ready();

  /** @type {any[]} */
  let batches = [];
  /** @type {any} */
  let ways;
  let at = 0;

  return {
    description: `TensorFlow.js ${tf.version.tfjs}, ${tf.getBackend()}`,
    begin(task, examples) {
      tf.disposeVariables();
      for (const { x, y } of batches) tf.dispose([x, y]);
      const { count, inputs, outputs, values, targets } = examples;
      // Cut beforehand: no time goes into that.
      batches = Array.from({ length: count / task.batch }, (_, i) => ({
        x: tf.tensor2d(values.subarray(i * task.batch * inputs, (i + 1) * task.batch * inputs), [task.batch, inputs]),
        y: tf.tensor2d(targets.subarray(i * task.batch * outputs, (i + 1) * task.batch * outputs), [
          task.batch,
          outputs,
        ]),
      }));
      at = 0;
      ways = makeWays(tf, task, inputs, outputs);
    },
    async train(steps) {
      for (let step = 0; step < steps; step++, at = (at + 1) % batches.length) {
        const { x, y } = batches[at];
        await ways[way].step(x, y);
      }
      await ways[way].result().data();
    },
    async loss(count) {
      const losses = [];
      const used = batches.slice(0, Math.ceil(count / batches[0].x.shape[0]));
      for (const { x, y } of used) losses.push((await tf.tidy(() => ways[way].loss(x, y)).data())[0]);
      return losses.reduce((a, b) => a + b) / losses.length;
    },
  };
}

/** @param {any} tf @param {import('../../tasks.mjs').Task} task @param {number} inputs @param {number} outputs */
function makeWays(tf, task, inputs, outputs) {
  const isDigits = task.data === 'digits';
  const sizes = [inputs, ...task.hidden, outputs];
  const activation = isDigits ? 'relu' : 'tanh';
  const optimizer = tf.train.momentum(task.learningRate, 0.9);
  const layers = sizes.slice(1).map((units, i) => ({
    w: tf.variable(tf.randomNormal([sizes[i], units], 0, Math.sqrt((isDigits ? 2 : 1) / sizes[i]))),
    b: tf.variable(tf.zeros([units])),
  }));
  const logits = (x) =>
    layers.reduce((a, { w, b }, i) => {
      const z = tf.add(tf.matMul(a, w), b);
      return i === layers.length - 1 ? z : tf[activation](z);
    }, x);
  const fusedLogits = (x) =>
    layers.reduce(
      (a, { w, b }, i) =>
        i === layers.length - 1
          ? tf.fused.matMul({ a, b: w, bias: b })
          : isDigits
            ? tf.fused.matMul({ a, b: w, bias: b, activation: 'relu' })
            : tf.tanh(tf.fused.matMul({ a, b: w, bias: b })),
      x,
    );
  const lossOf = (f) => (x, y) =>
    isDigits
      ? tf.losses.softmaxCrossEntropy(y, f(x))
      : tf.mul(0.5, tf.losses.meanSquaredError(y, tf.sigmoid(f(x))));
  const minimize = (f) => ({
    step: (x, y) => tf.tidy(() => void optimizer.minimize(() => lossOf(f)(x, y))),
    loss: lossOf(f),
    result: () => layers[0].w,
  });
  const model = tf.sequential();
  sizes.slice(1).forEach((units, i) =>
    model.add(
      tf.layers.dense({
        units,
        activation: i < sizes.length - 2 ? activation : isDigits ? 'softmax' : 'sigmoid',
        ...(i === 0 ? { inputShape: [inputs] } : {}),
      }),
    ),
  );
  model.compile({
    optimizer: tf.train.momentum(task.learningRate, 0.9),
    loss: isDigits ? 'categoricalCrossentropy' : 'meanSquaredError',
  });
  return {
    minimize: minimize(logits),
    fused: minimize(fusedLogits),
    trainOnBatch: {
      step: (x, y) => model.trainOnBatch(x, y),
      loss: (x, y) => tf.mean(isDigits? tf.losses.softmaxCrossEntropy(y, tf.log(model.predict(x))): tf.losses.meanSquaredError(y, model.predict(x))),
      result: () => model.getWeights()[0],
    },
  };
}
