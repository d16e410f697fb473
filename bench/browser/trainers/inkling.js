// Inkling, stepped in a loop as the product does it. Drawing the order of the digits and making minibatches of their
// pixels is within the step.
import { valueOf } from '../../../web/engine/core.js';
import { judge, newSession, startCore } from '../core.js';

/** @returns {Promise<import('../trainer.js').Trainer>} */
export async function load() {
  const core = await startCore();
  /** @type {import('../../../web/engine/wasm.js').Dataset} */
  let data;
  /** @type {import('../../../web/engine/wasm.js').Session} */
  let session;
  let batch = 1;

  return {
    description: 'Inkling',
    begin(task, { raw, labels, inputs, outputs }) {
      batch = task.batch;
      session?.delete();
      data?.delete();
      data = valueOf(
        raw instanceof Uint8Array ? core.makeDataset(raw, labels) : core.makePoints(raw, labels, inputs, outputs),
      );
      const settings = {
        hidden: task.hidden.join(','),
        activation: outputs === 1 ? 'tanh' : 'relu',
        loss: outputs === 1 ? 'mean-squared-error' : 'softmax-cross-entropy',
        optimizer: 'momentum',
        lr: String(task.learningRate),
        batch: String(task.batch),
      };
      session = newSession(core, settings, data);
    },
    train(steps) {
      // A call ends with an epoch at the latest.
      while (steps > 0) steps -= Math.ceil(valueOf(session.steps(steps)).examples / batch);
    },
    loss: (count) => judge(core, session, data, count).loss,
  };
}
