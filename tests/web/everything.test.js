// A file of everything may come from anybody: what is in it is looked at before it is kept.
import { expect, test } from 'vitest';
import { readEverything } from '../../web/elements/digits/everything.js';

const stroke = [
  [10, 10],
  [20, 20],
];

/** Such as the element writes, before it is JSON. @returns {any} */
const whole = () => ({
  format: 'inkling everything 1',
  drawing: [stroke],
  training: {
    settings: { hidden: '32', seed: '7' },
    run: {
      ...{ summary: null, secondsToGood: null, key: 'a' },
      losses: [{ epochs: 0.5, loss: 1, learningRate: 0.1 }],
      tests: [{ epochs: 1, loss: 1, accuracy: 0.5, gradientNorm: 1, seconds: 2 }],
    },
    snapshot: { course: { lastTest: { loss: null, accuracy: 0.5 } } },
  },
  digits: [
    { id: 'one', label: 7, strokes: [stroke], image: null, writer: '', addedAt: 1 },
    { id: 'two', label: 0, strokes: null, image: Array(784).fill(255), addedAt: 2 },
  ],
});

/** @param {(contents: any) => void} change */
function read(change = () => {}) {
  const contents = whole();
  change(contents);
  const text = new TextEncoder().encode(JSON.stringify(contents));
  return readEverything({ 'everything.json': text, 'model.safetensors': new Uint8Array(8) });
}

test('a whole one is read', () => {
  const { drawing, digits, training } = read();
  expect(drawing).toEqual([stroke]);
  expect(digits.map(({ id }) => id)).toEqual(['one', 'two']);
  expect(digits[1].image).toEqual(new Uint8Array(784).fill(255));
  expect(training.run.losses).toHaveLength(1);
  expect(read((contents) => (contents.drawing = [])).drawing).toEqual([]);
});

test.each(
  /** @type {[string, (contents: any) => void][]} */ ([
    ['of another format', (all) => (all.format = 'inkling everything 9')],
    ['whose drawing is a text', (all) => (all.drawing = '<script>')],
    ['whose drawing has points without numbers', (all) => (all.drawing = [[['x', null]]])],
    ['without digits', (all) => (all.digits = { length: 1 })],
    ['with a digit that is nothing', (all) => (all.digits[0] = null)],
    ['with a label that is none', (all) => (all.digits[0].label = '__proto__')],
    ['with a label of 10', (all) => (all.digits[0].label = 10)],
    ['with an id that is no text', (all) => (all.digits[0].id = { toString: 1 })],
    ['with an id without end', (all) => (all.digits[0].id = 'x'.repeat(100_000))],
    ['with an image of another size', (all) => all.digits[1].image.pop()],
    ['with pixels that are no bytes', (all) => (all.digits[1].image[5] = 1e9)],
    ['with a digit of neither strokes nor an image', (all) => (all.digits[1].image = null)],
    ['with a digit without a date', (all) => (all.digits[0].addedAt = 'now')],
    ['with settings that are no texts', (all) => (all.training.settings.hidden = { a: 1 })],
    ['with a chart that is no list', (all) => (all.training.run.losses = 'gone')],
    ['with a chart of texts', (all) => (all.training.run.tests[0].accuracy = '<b>')],
    ['without a training', (all) => delete all.training],
  ]),
)('one %s is refused as a whole', (_, change) => {
  expect(() => read(change)).toThrow(expect.objectContaining({ code: 'zip-damaged' }));
});
