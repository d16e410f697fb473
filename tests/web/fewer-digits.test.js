// Training on fewer digits than come with the page.
import { beforeEach, expect, test } from 'vitest';
import { Session } from '../../web/engine/session.js';
import { TrainingData } from '../../web/engine/training-data.js';
import { bundledDigits, startCore } from '../wasm/core.js';

const core = await startCore();
const digits = bundledDigits(core);
const training = new TrainingData(core, digits.training);
/** @type {Session} */
let session;

beforeEach(async () => {
  session = new Session(core, training, digits.test, () => {});
  await session.set({ hidden: '16', batch: '50', 'pen-digits': '0', augment: 'off', schedule: 'constant' });
  return () => session.dispose();
});

test('an epoch over fewer digits is shorter, and they are tested on all of the test digits', async () => {
  const set = await session.ask('firstDigits', 100);
  const { digits: used } = await session.useDigits(set);
  expect(used).toBe(set);
  await session.train({ epochs: 3 });
  expect(session.state().progress.steps).toBe(3 * 2);
  const { count } = await session.ask('judgement');
  expect(count).toBe(digits.test.size());
});

test('all of the digits as a set of their own teach the same network as the bundled ones', async () => {
  await session.train({ epochs: 1 });
  const bundled = session.parameterHash();
  await session.useDigits(await session.ask('firstDigits', digits.training.size()));
  await session.train({ epochs: 1 });
  expect(session.parameterHash()).toBe(bundled);
});

test('a set that nothing uses is forgotten, and the digits that it was made of stay', async () => {
  const set = await session.ask('firstDigits', 50);
  await session.ask('removeDigits', set);
  await expect(session.useDigits(set)).rejects.toThrow(`there is no set of digits ${set}`);
  expect((await session.train({ epochs: 1 })).testAccuracy).toBeGreaterThan(0.5);
});

test('more digits than there are are refused', async () => {
  await expect(session.ask('firstDigits', digits.training.size() + 1)).rejects.toThrow(/0 to 7999/);
});
