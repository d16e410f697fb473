// Inkling: the WebAssembly core, stepped in a loop as the product's worker does it.
import { loadCore, valueOf } from '../../../web/engine/core.js';

/** @returns {Promise<import('../host.js').Trainer>} */
export async function load() {
  const module = await fetch('/build/wasm/wasm/inkling.wasm');
  const core = await loadCore(new Uint8Array(await module.arrayBuffer()));
  /** @type {import('#wasm').Dataset} */
  let dataset;
  /** @type {import('#wasm').Session} */
  let session;

  return {
    description: 'Inkling',
    begin(task, examples) {
      session?.delete();
      dataset?.delete();
      const { raw, labels, inputs, outputs } = examples;
      dataset = valueOf(
        raw instanceof Uint8Array ? core.makeDataset(raw, labels) : core.makePoints(raw, labels, inputs, outputs),
      );
      const settings = core.makeSettings();
      const isDigits = task.data === 'digits';
      for (const [name, value] of Object.entries({
        hidden: task.hidden.join(','),
        activation: isDigits ? 'relu' : 'tanh',
        loss: isDigits ? 'softmax-cross-entropy' : 'mean-squared-error',
        optimizer: 'momentum',
        lr: String(task.learningRate),
        batch: String(task.batch),
      })) {
        valueOf(settings.set(name, value));
      }
      session = valueOf(core.makeSession(settings, dataset));
      settings.delete();
    },
    train(steps) {
      for (let step = 0; step < steps; step++) valueOf(session.step());
    },
    loss(count) {
      const evaluation = core.makeEvaluation();
      valueOf(session.evaluateRange(dataset, 0, count, evaluation));
      const { loss } = evaluation.summary();
      evaluation.delete();
      return loss;
    },
  };
}
