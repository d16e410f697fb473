// The memory of many networks on one page.
import { expect, test } from 'vitest';
import { Session } from '../../web/engine/session.js';
import { TrainingData } from '../../web/engine/training-data.js';
import { bundledDigits, startCore } from '../wasm/core.js';

const SESSIONS = 10;
/** Weights, biases and Adam's two moments of each, and where its way back begins weights and biases. */
const NUMBERS = 3 + 1;

test('ten networks that have been trained take little more memory than their numbers', async () => {
  const core = await startCore();
  const { training, test: testDigits } = bundledDigits(core);
  const data = new TrainingData(core, training);
  const before = core.heapBytes();
  /** @type {Session[]} */
  const sessions = [];
  for (let i = 0; i < SESSIONS; i++) {
    const session = new Session(core, data, testDigits, () => {});
    await session.set({ augment: 'off', 'pen-digits': '0' });
    await session.train({ epochs: 1 });
    session.checkpoint();
    sessions.push(session);
  }
  const { parameterCount } = sessions[0].state().progress;
  // The way back is there for all of them.
  for (const session of sessions) expect(session.snapshots().places).toEqual([0, 1]);
  const bytes = SESSIONS * parameterCount * NUMBERS * Float32Array.BYTES_PER_ELEMENT;
  expect(core.heapBytes() - before).toBeLessThan(1.15 * bytes);
  await Promise.all(sessions.map((session) => session.dispose()));
});
