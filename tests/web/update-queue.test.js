import { expect, test } from 'vitest';
import { UpdateQueue } from '../../web/engine/update-queue.js';

/** @param {number} network @returns {import('../../web/engine/types.js').Progress} */
const progress = (network) => ({ steps: 1, epochs: 1, epochProgress: 0, goal: 2, parameterCount: 10, network });
/** @param {number} epochs */
const loss = (epochs) => ({ epochs, loss: 1, learningRate: 1 });

test('what waits goes together, without what does not hold any more', async () => {
  /** @type {import('../../web/engine/types.js').Update[]} */
  const told = [];
  const queue = new UpdateQueue(async (update) => {
    told.push(update);
    await new Promise((resolve) => setTimeout(resolve, 5));
  });
  queue.add({ progress: progress(1), losses: [loss(1)] });
  queue.add({ progress: progress(1), losses: [loss(2), loss(3)] });
  queue.add({ progress: progress(1), cutAfter: 2 });
  queue.add({ progress: progress(1), losses: [loss(2.5), loss(4)] });
  queue.add({ progress: progress(1), cutAfter: 3 });
  queue.add({ progress: progress(1), losses: [loss(3.5)] });
  await queue.delivered();
  expect(told.map(({ cutAfter, losses }) => [cutAfter, losses?.map(({ epochs }) => epochs)])).toEqual([
    [undefined, [1]],
    [2, [2, 2.5, 3.5]],
  ]);
});

test('what is said of one network does not go together with what is said of the next', async () => {
  /** @type {import('../../web/engine/types.js').Update[]} */
  const told = [];
  const queue = new UpdateQueue(async (update) => {
    told.push(update);
    await new Promise((resolve) => setTimeout(resolve, 5));
  });
  for (const network of [1, 1, 2]) queue.add({ progress: progress(network), losses: [loss(network)] });
  await queue.delivered();
  expect(told.map(({ progress: { network }, losses }) => [network, losses?.length])).toEqual([
    [1, 1],
    [2, 1],
  ]);
});
