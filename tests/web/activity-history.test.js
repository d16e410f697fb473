// Measurements of units over a training, whatever comes in between.
import { expect, test } from 'vitest';
import { ActivityHistory } from '../../web/elements/digits/lab/inside/activity-history.js';

/** @param {number} epochs @param {number[]} units of each hidden layer */
const measured = (epochs, ...units) => ({
  ...{ digits: 100, epochs },
  layers: units.map((count) => ({ units: count, dead: 0, saturated: 0 })),
});

const history = new ActivityHistory();
const epochs = () => history.measurements.map((each) => each.epochs);

test('measurements follow each other, one for a place', () => {
  history.clear();
  for (const place of [0, 1, 2, 2]) history.add(measured(place, 16));
  expect(epochs()).toEqual([0, 1, 2]);
  expect(history.newest).toEqual(measured(2, 16));
});

test('training that was taken back leaves what came before', () => {
  history.clear();
  for (const place of [0, 1, 2, 3, 1.5]) history.add(measured(place, 16));
  expect(epochs()).toEqual([0, 1, 1.5]);
});

test('what comes late of a network of another shape is not mixed with the next', () => {
  history.clear();
  history.add(measured(1, 16));
  history.add(measured(2, 16, 8));
  expect(history.measurements).toEqual([measured(2, 16, 8)]);
});

test('of many every other one goes, and never the newest', () => {
  history.clear();
  for (let place = 0; place < 1000; place++) history.add(measured(place, 16));
  expect(history.measurements.length).toBeLessThanOrEqual(240);
  expect(history.newest?.epochs).toBe(999);
  expect(epochs()).toEqual([...epochs()].sort((a, b) => a - b));
});
