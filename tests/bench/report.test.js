// What the report is made of: tables, ratios and the picture.
import { expect, test } from 'vitest';
import { comparisonTables, timesAsFast } from '../../bench/report/comparison.mjs';
import { goalTable } from '../../bench/report/goals.mjs';
import { plot } from '../../bench/report/plot.mjs';
import { digits, whole } from '../../bench/report/table.mjs';

/** @param {string} trainer @param {number} examplesPerSecond @param {{network?: string, batch?: number}} [of] */
const row = (trainer, examplesPerSecond, { network = '784-128-10', batch = 32 } = {}) => ({
  trainer,
  network,
  batch,
  examplesPerSecond,
  turns: [examplesPerSecond, 0.9 * examplesPerSecond, 1.1 * examplesPerSecond],
  coreShare: 0.98,
  examplesPerCoreSecond: examplesPerSecond,
});

const names = ['inkling', 'tensorflow:wasm', 'tensorflow:cpu', 'pytorch', 'eigen'];
const trainers = names.map((key) => ({ key, description: `the trainer ${key}` }));
const circumstances = { date: '2026-01-01T00:00:00Z', load: 0 };
const browser = {
  ...circumstances,
  version: 'Chrome',
  simd: { peakGflops: 50, denseGflops: 32, denseShare: 0.64 },
  trainers,
  rows: [row('inkling', 90_000), row('tensorflow:wasm', 3000), row('tensorflow:cpu', 1000)],
  absent: [{ key: 'tensorflow:webgl', why: 'there is no WebGL' }],
};
const native = {
  ...circumstances,
  peakGflops: 100,
  fusedPeakGflops: 100,
  trainers,
  rows: [row('inkling', 300_000), row('pytorch', 45_000), row('eigen', 150_000)],
  absent: [],
};

test('a row says how much faster Inkling is, the spread, and dense-equivalent GFLOP/s', () => {
  const lines = comparisonTables(browser).split('\n');
  expect(lines).toContain('| the trainer tensorflow:wasm | 32 | 3,000 | ± 10% | 30 | 1.23 | 98% |');
  expect(lines).toContain('| the trainer inkling | 32 | 90,000 | ± 10% | 1 | 36.8 | 98% |');
  expect(lines).toContain('- tensorflow:webgl is absent: there is no WebGL');
});

/** @param {string} table @param {number} column */
const columnOf = (table, column) =>
  table
    .split('\n')
    .slice(2)
    .map((line) => line.split('|')[column].trim());

test('the figures to reach compare with the fastest TensorFlow.js, with PyTorch, Eigen and the peak', () => {
  const measured = columnOf(goalTable({ browser, native }), 3);
  expect(measured).toEqual(['30', '2', 'not measured', '64%', '2', 'not measured']);
});

test('trainers are compared turn by turn', () => {
  const one = { ...row('inkling', 20), turns: [40, 20, 10] };
  const other = { ...row('eigen', 10), turns: [8, 10, 1] };
  expect(timesAsFast(one, other)).toBe(5);
});

test('core seconds leave out WebGL, whose work is done in other threads', () => {
  const webgl = { ...row('tensorflow:webgl', 4000), examplesPerCoreSecond: 1e9 };
  const table = goalTable({ browser: { ...browser, rows: [...browser.rows, webgl] }, native });
  expect(columnOf(table, 3)[0]).toBe('22.5');
  expect(columnOf(table, 4)[0]).toBe('30');
});

test('numbers have three digits, or all that are before the point', () => {
  expect([0.012345, 4.5678, 789.6, 12_345.6].map(digits)).toEqual(['0.0123', '4.57', '790', '12,346']);
  expect(whole(1_234_567.8)).toBe('1,234,568');
});

test('a plot is one SVG that refers to nothing, with logarithmic scales', () => {
  const svg = plot('Speed', 'digits a second', [
    {
      name: 'by <width>',
      axis: 'units',
      points: [
        { at: 1, value: 1000 },
        { at: 10, value: 100 },
        { at: 100, value: 10 },
      ],
    },
  ]);
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"[^]*<\/svg>\n$/);
  expect(svg).not.toMatch(/href|url\(|NaN|Infinity|undefined/);
  expect(svg).toContain('by &lt;width>');
  const marks = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [Number(x), Number(y)]);
  expect(marks).toHaveLength(3);
  // Equal factors are equal distances.
  expect(marks[1][0] - marks[0][0]).toBeCloseTo(marks[2][0] - marks[1][0], 0);
  expect(marks[1][1] - marks[0][1]).toBeCloseTo(marks[2][1] - marks[1][1], 0);
  expect(marks[2][1]).toBeGreaterThan(marks[0][1]);
});
