// What the lesson about the squared error asks of a session, here on Node's own thread.
import { beforeAll, expect, test } from 'vitest';
import { Session } from '../../web/engine/session.js';
import { TrainingData } from '../../web/engine/training-data.js';
import { bundledDigits, startCore } from '../wasm/core.js';

const PLAIN = { hidden: '16', activation: 'sigmoid', optimizer: 'sgd', augment: 'off', 'pen-digits': '0' };
const LOGIT = 8;

/** @type {(loss: string) => Promise<Session>} */
let sessionWith;

beforeAll(async () => {
  const core = await startCore();
  const digits = bundledDigits(core);
  const training = new TrainingData(core, digits.training);
  sessionWith = async (loss) => {
    const session = new Session(core, training, digits.test, () => {});
    await session.set({ ...PLAIN, loss });
    return session;
  };
});

test.each(['mean-squared-error', 'binary-cross-entropy', 'softmax-cross-entropy'])(
  'a saturated network takes every digit for the same one, with %s',
  async (loss) => {
    const session = await sessionWith(loss);
    for (const digit of [0, 7]) {
      await session.reset();
      await session.ask('saturate', digit);
      const { predicted } = await session.ask('judgement');
      expect(new Set(predicted)).toEqual(new Set([digit]));
    }
    await session.dispose();
  },
);

test('sure of the wrong digit, the outputs learn from all of it with cross-entropy, and from next to nothing with the squared error', async () => {
  const [squared, sigmoids, softmax] = await Promise.all(
    ['mean-squared-error', 'binary-cross-entropy', 'softmax-cross-entropy'].map(async (loss) => {
      const session = await sessionWith(loss);
      await session.ask('saturate', 0);
      const deltas = await session.ask('outputDeltas');
      await session.dispose();
      return deltas;
    }),
  );
  // Nine of the ten digits are no 0, and each of the others is one of the ten.
  for (const deltas of [sigmoids, softmax]) {
    expect(deltas[0]).toBeCloseTo(0.9, 2);
    for (const delta of deltas.subarray(1)) expect(delta).toBeCloseTo(0.1, 2);
  }
  // a (1 - a) at logits of about 8, which the first weights move by up to 2.
  for (const [i, delta] of squared.entries()) {
    expect(delta).toBeGreaterThan(sigmoids[i] * Math.exp(-LOGIT - 2));
    expect(delta).toBeLessThan(sigmoids[i] * Math.exp(-LOGIT + 2));
  }
});
