// The sigmoid unit and the softmax layer of the lesson about logistic regression, asked for several things at once.
import { expect, test } from 'vitest';
import { PointsSession } from '../../web/engine/points/points-session.js';
import { Pair } from '../../web/lessons/logistic/pair.js';
import { startCore } from '../wasm/core.js';

/** As a worker answers: later, each time by as many turns of the event loop as its number says. */
async function delayed(/** @type {number} */ turns) {
  for (let i = 0; i < turns; i++) await new Promise((resolve) => setImmediate(resolve));
}

test('what is begun anew while another beginning is under way, and trained at once, is as the last was asked for', async () => {
  const core = await startCore();
  let calls = 0;
  const host = /** @type {any} */ ({
    pointsSession: async (/** @type {(news: any) => void} */ onNews) =>
      new Proxy(new PointsSession(core, onNews), {
        get: (session, name) =>
          name === 'then'
            ? undefined
            : async (/** @type {any[]} */ ...args) => {
                await delayed((7 * ++calls) % 5);
                return /** @type {any} */ (session)[name](...args);
              },
      }),
  });
  const pair = new Pair(host);
  let epochs = 0;
  const onEpoch = async () => void epochs++;
  await Promise.all([
    pair.begin('halves', [0.1, 0.05]),
    pair.begin('halves', [0.1, 0.2]),
    pair.begin('halves', [0.4, 0.2]),
    pair.train(5, onEpoch),
  ]);
  expect(epochs).toBe(5);
  const [sigmoid, softmax] = await pair.states();
  expect([sigmoid.settings.lr, softmax.settings.lr].map(Number)).toEqual([0.4, 0.2]);
  expect(pair.news.map((news) => news?.epochs)).toEqual([5, 5]);
  // Rounded differently, and no more: with twice the rate both learn the same.
  expect(await pair.largestDifference()).toBeLessThan(1e-5);

  const long = pair.train(1000, onEpoch);
  await pair.pause();
  await long;
  expect(epochs).toBeLessThan(1000);
});
