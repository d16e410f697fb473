// Points of any dimension as data, in the WebAssembly module.
import { beforeAll, describe, expect, test } from 'vitest';
import { valueOf } from '../../web/engine/core.js';
import { startCore } from './core.js';

/** @type {import('#wasm').Core} */
let core;

beforeAll(async () => {
  core = await startCore();
});

/** @param {import('#wasm').Dataset} data @param {Record<string, string>} settings */
function newSession(data, settings) {
  const all = core.makeSettings();
  for (const [name, value] of Object.entries(settings)) valueOf(all.set(name, value));
  const session = valueOf(core.makeSession(all, data));
  all.delete();
  return session;
}

/** @param {import('#wasm').Session} session @param {import('#wasm').Dataset} data */
function judge(session, data) {
  const evaluation = core.makeEvaluation();
  valueOf(session.evaluateRange(data, 0, data.size(), evaluation));
  const summary = evaluation.summary();
  evaluation.delete();
  return summary;
}

test('a network with one output learns exclusive or', () => {
  const data = valueOf(
    core.makePoints(new Float32Array([-1, -1, -1, 1, 1, -1, 1, 1]), new Uint8Array([0, 1, 1, 0]), 2, 1),
  );
  expect(data.size()).toBe(4);
  const session = newSession(data, {
    hidden: '8',
    activation: 'tanh',
    loss: 'mean-squared-error',
    optimizer: 'momentum',
    lr: '0.5',
    schedule: 'constant',
    batch: '4',
  });
  // 2 · 8 + 8 in the hidden layer and 8 + 1 in the output's.
  expect(session.parameterCount()).toBe(33);
  const before = judge(session, data);
  for (let step = 0; step < 500; step++) valueOf(session.steps(1));
  const after = judge(session, data);
  expect(before.loss).toBeGreaterThan(0.05);
  expect(after.loss).toBeLessThan(0.01);
  expect(after.accuracy).toBe(1);
  session.delete();
  data.delete();
});

test('points of three coordinates fall into four classes', () => {
  const labels = new Uint8Array(8).map((_, i) => i >> 1);
  const corners = Float32Array.from({ length: 24 }, (_, i) => (((i / 3) >> (i % 3)) & 1 ? 1 : -1));
  const data = valueOf(core.makePoints(corners, labels, 3, 4));
  const session = newSession(data, { hidden: '16', batch: '8', lr: '0.05' });
  for (let step = 0; step < 200; step++) valueOf(session.steps(1));
  expect(judge(session, data).accuracy).toBe(1);
  session.delete();
  data.delete();
});

describe('points that do not fit are refused', () => {
  test.each([
    [[1, 2, 3], [0], 2, 1, /2 coordinates.*got 3/],
    [[1, 2], [0], 0, 1, /0 coordinates/],
    [[1, 2], [0, 1], 2, 1, /1 points and 2 labels/],
    [[1, 2], [2], 2, 1, /label must be 0 to 1, got 2/],
    [[1, 2], [3], 2, 3, /label must be 0 to 2, got 3/],
    [[1, NaN], [0], 2, 1, /finite/],
    [[1, 2], [0], 2, 0, /output/],
    [[], [], 2, 1, /at least one example/],
  ])('%j with labels %j, %i inputs, %i outputs', (points, labels, inputs, outputs, sentence) => {
    const reply = core.makePoints(new Float32Array(points), new Uint8Array(labels), inputs, outputs);
    expect(reply.error).toMatch(sentence);
  });
});
