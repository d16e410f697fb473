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

describe('generated points', () => {
  test('are split as the share says', () => {
    const { training, test: testing } = valueOf(core.generatePoints('circle', 101, 0.1, 7, 1, 0.8));
    expect([training.size(), testing.size()]).toEqual([81, 20]);
    training.delete();
    testing.delete();
  });

  test.each([
    ['circle', 100, 0, 2, 0, /share.*over 0 and under 1, got 0/],
    ['circle', 100, 0, 2, 1, /under 1, got 1/],
    ['circle', 1, 0, 2, 0.5, /2 to 100000, got 1/],
    ['ring', 100, 0, 2, 0.5, /one of xor, circle, .*got 'ring'/],
    ['plane', 100, 0, 2, 0.5, /need 1 output/],
  ])('%s, %i, noise %d, %i outputs, share %d are refused', (kind, count, noise, outputs, share, sentence) => {
    expect(core.generatePoints(kind, count, noise, 7, outputs, share).error).toMatch(sentence);
  });
});

describe("points of one's own", () => {
  const inputs = Float32Array.from({ length: 20 }, (_, i) => i);

  test('are split in an order that the seed names', () => {
    const labels = Uint8Array.from({ length: 10 }, (_, i) => i % 3);
    const all = valueOf(core.makePoints(inputs, labels, 2, 3));
    const orderOf = (/** @type {number} */ seed) => {
      const { training, test: testing } = valueOf(core.splitOwnPoints(all, 0.7, seed));
      expect([training.size(), testing.size()]).toEqual([7, 3]);
      const points = [training, testing].map((part) => valueOf(core.pointsOf(part)));
      training.delete();
      testing.delete();
      expect(points[0].values).toEqual(new Float32Array());
      const order = points.flatMap((part) => [...part.inputs].filter((_, i) => i % 2 === 0).map((x) => x / 2));
      expect(points.flatMap((part) => [...part.labels])).toEqual(order.map((i) => labels[i]));
      return order;
    };
    expect(orderOf(7)).toEqual(orderOf(7));
    expect(orderOf(7)).not.toEqual(orderOf(8));
    expect(orderOf(7).sort((a, b) => a - b)).toEqual([...Array(10).keys()]);
    expect(core.splitOwnPoints(all, 1, 7).error).toMatch(/share/);
    all.delete();
  });

  test('can have values, and a network learns these', () => {
    const values = inputs.filter((_, i) => i % 2 === 0).map((x) => x / 20 - 0.5);
    const all = valueOf(core.makeValues(inputs, values, 2, 1));
    expect(valueOf(core.pointsOf(all))).toEqual({ inputs, labels: new Uint8Array(), values });
    const session = newSession(all, {
      hidden: 'none',
      loss: 'mean-squared-error',
      output: 'linear',
      optimizer: 'adam',
      lr: '0.01',
      schedule: 'constant',
      batch: '10',
    });
    for (let step = 0; step < 2000; step++) valueOf(session.steps(1));
    const { loss, accuracy } = judge(session, all);
    expect(loss).toBeLessThan(0.001);
    expect(accuracy).toBeNaN();
    const outputs = valueOf(core.outputs(session, all));
    expect(outputs).toHaveLength(10);
    [...outputs].forEach((output, i) => expect(Math.abs(output - values[i])).toBeLessThan(0.1));
    expect(core.predictions(session, all, 0, 10).error).toMatch(/have values, not labels/);
    session.delete();
    all.delete();
  });

  test.each([
    [[1, 2, 3], [0], 2, 1, /2 coordinates.*got 3/],
    [[1, 2], [0, 1, 2], 2, 2, /2 values.*got 3/],
    [[1, 2], [0, 1], 2, 1, /1 points and 2 values/],
    [[1, 2], [NaN], 2, 1, /finite/],
    [[1, 2], [0], 2, 0, /0 values/],
  ])('%j with values %j, %i inputs, %i outputs are refused', (points, values, pointInputs, outputs, sentence) => {
    const reply = core.makeValues(new Float32Array(points), new Float32Array(values), pointInputs, outputs);
    expect(reply.error).toMatch(sentence);
  });
});

test('a network can be given features of points', () => {
  const points = valueOf(core.makePoints(new Float32Array([3, 2, -1, 4]), new Uint8Array([0, 1]), 2, 1));
  const featured = valueOf(core.withFeatures(points, ['ySquared', 'x', 'xTimesY']));
  expect(valueOf(core.pointsOf(featured))).toEqual({
    inputs: new Float32Array([4, 3, 6, 16, -1, -4]),
    labels: new Uint8Array([0, 1]),
    values: new Float32Array(),
  });
  expect(core.withFeatures(featured, ['x']).error).toMatch(/2 inputs, got 3/);
  for (const names of [[], ['z'], ['x', 'x']]) expect(core.withFeatures(points, names).error).toMatch(/each once, got/);
  featured.delete();
  points.delete();
});

test('digits are no points', () => {
  const digits = valueOf(core.makeDataset(new Uint8Array(784), new Uint8Array([3])));
  expect(core.pointsOf(digits).error).toMatch(/got digits/);
  expect(core.withFeatures(digits, ['x']).error).toMatch(/2 inputs, got 784/);
  digits.delete();
});

test('networks of any number of classes are judged', () => {
  const points = valueOf(core.makePoints(new Float32Array([1, 2, 3, 4]), new Uint8Array([11, 0]), 2, 12));
  const session = newSession(points, { hidden: 'none' });
  const evaluation = core.makeEvaluationOf(12);
  valueOf(session.evaluateRange(points, 0, 2, evaluation));
  const { count, confusion } = evaluation.summary();
  expect(count).toBe(2);
  expect(confusion).toHaveLength(144);
  expect(confusion.reduce((a, b) => a + b)).toBe(2);
  const small = core.makeEvaluationOf(11);
  expect(session.evaluateRange(points, 0, 2, small).error).toMatch(/11 classes cannot count 12/);
  for (const owned of [evaluation, small, session, points]) owned.delete();
  const two = core.makeEvaluationOf(1);
  expect(two.summary().confusion).toHaveLength(4);
  two.delete();
});
