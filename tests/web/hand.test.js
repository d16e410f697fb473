// My digits and what a session is taught of them; the session here only writes down what it is asked.
import { describe, expect, test } from 'vitest';
import { Hand } from '../../web/elements/digits/hand.js';
import { newDigit } from '../../web/keep/my-digits.js';

const STROKES = /** @type {[number, number][][]} */ ([
  [
    [10, 10],
    [20, 90],
  ],
]);

/** @param {number} ink */
const imageOf = (ink) => new Uint8Array(784).fill(ink);

function handWithSession() {
  /** @type {{images: Uint8Array, labels: Uint8Array}[]} */
  const lessons = [];
  const session = {
    recognise: async () => ({ image: imageOf(1) }),
    ask: async (/** @type {string} */ name, /** @type {any[]} */ given) => {
      if (name === 'imagesOfDrawings') return given.map((strokes) => (strokes.length === 0 ? null : imageOf(2)));
      return given.map((image) => ({ digit: image[0], probability: 1 }));
    },
    teach: async (/** @type {Uint8Array} */ images, /** @type {Uint8Array} */ labels) => {
      lessons.push({ images, labels });
      return { seconds: 0.5, read: labels.length };
    },
  };
  const hand = new Hand(
    async () => /** @type {any} */ (session),
    () => expect.unreachable(),
  );
  return { hand, lessons };
}

describe('teaching', () => {
  test('adds the drawing and fine-tunes on all digits, by label', async () => {
    const { hand, lessons } = handWithSession();
    await hand.add([newDigit(9, { image: imageOf(7) })]);
    let changes = 0;
    hand.onChange(() => changes++);
    expect(await hand.teach(STROKES, 3)).toEqual({ seconds: 0.5, read: 2 });
    expect(changes).toBe(1);
    expect(hand.digits.all.map(({ label, strokes }) => [label, strokes])).toEqual([
      [3, STROKES],
      [9, null],
    ]);
    const [{ images, labels }] = lessons;
    expect([...labels]).toEqual([3, 9]);
    expect(images).toHaveLength(2 * 784);
    expect([images[0], images[783], images[784], images[1567]]).toEqual([1, 1, 7, 7]);
  });

  test.each([10, -1, 2.5, NaN, '3', null])('refuses %j, and adds nothing', async (label) => {
    const { hand, lessons } = handWithSession();
    await expect(hand.teach(STROKES, /** @type {any} */ (label))).rejects.toMatchObject({ code: 'not-digit' });
    expect(hand.digits.size).toBe(0);
    expect(lessons).toEqual([]);
  });

  test('leaves out digits without ink', async () => {
    const { hand, lessons } = handWithSession();
    await hand.add([newDigit(1, { strokes: [] }), newDigit(2, { strokes: STROKES })]);
    await hand.teachAll();
    expect([...lessons[0].labels]).toEqual([2]);
  });
});

test('what the network reads comes by digit', async () => {
  const { hand } = handWithSession();
  const [five, four] = [newDigit(5, { image: imageOf(6) }), newDigit(4, { strokes: STROKES })];
  await hand.add([five, four]);
  const readings = await hand.read();
  expect(readings.get(five.id)?.digit).toBe(6);
  expect(readings.get(four.id)?.digit).toBe(2);
});

test('more digits than are kept are refused, all of them', async () => {
  const { hand } = handWithSession();
  const many = Array.from({ length: 2001 }, () => newDigit(1, { strokes: STROKES }));
  expect(new Set(many.map(({ id }) => id)).size).toBe(2001);
  await expect(hand.add(many)).rejects.toMatchObject({ code: 'too-many-digits' });
  expect(hand.digits.size).toBe(0);
  await hand.add(many.slice(1));
  expect(hand.digits.size).toBe(2000);
});
