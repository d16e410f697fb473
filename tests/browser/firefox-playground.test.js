// <inkling-playground> in Firefox.
import { expect, test } from 'vitest';
import { launchFirefox } from './browsers.js';
import { enter, onPlayground, press, seen, until } from './playground.js';
import { page, runIn, visit } from './visit.js';

runIn(launchFirefox);

const hash = () => onPlayground(page, (element) => element.parameterHash());

test('it plays, steps back and on, is changed by click and by hand, and learns', async () => {
  await visit('/playground.html?lang=en&dataset=xor&hidden=8&optimizer=adam&lr=0.01');
  const first = await hash();
  await press(page, 'Step');
  await until(page, ({ epoch }) => epoch === 1);
  await press(page, 'Back');
  await until(page, ({ epoch }) => epoch === 0);
  expect(await hash()).toBe(first);
  await press(page, 'Add a layer');
  await until(page, ({ network }) => network.startsWith('2 – 8 – 4 – 1 '));
  await press(page, 'Unit 1 of hidden layer 2: show its weights');
  const before = await hash();
  await enter(page, 'Bias', '0.5');
  await enter(page, 'Pace', 'full');
  await press(page, 'Play');
  await until(page, ({ epoch, testAccuracy }) => epoch > 100 && testAccuracy >= 99);
  await press(page, 'Pause');
  await until(page, ({ play }) => play === 'Play');
  expect(await hash()).not.toBe(before);
  const { epoch } = await seen(page);
  await enter(page, 'Epoch', '10');
  await until(page, (state) => state.epoch === 10);
  await enter(page, 'Epoch', String(epoch));
  await until(page, (state) => state.epoch === epoch);
});

test('the same seed gives the same network as in Chromium and Node', async () => {
  await visit('/playground.html?lang=en');
  await onPlayground(page, (element) => element.train({ epochs: 20 }));
  const { PointsSession } = await import('../../web/engine/points/points-session.js');
  const { startCore } = await import('../wasm/core.js');
  const session = new PointsSession(await startCore(), () => {});
  await session.train({ epochs: 20 });
  expect(await hash()).toBe(session.parameterHash());
  session.dispose();
});
