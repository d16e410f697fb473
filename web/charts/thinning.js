// Fewer points for curves: more than there are pixels only cost time and room.

export const MOST_POINTS = 600;

/** @typedef {import('../engine/types.js').LossPoint} LossPoint */

/**
 * A loss of a curve: the mean of as many losses as its `count` says, at the place of the last of them.
 *
 * @typedef {LossPoint & {count?: number}} MeanLoss
 */

/**
 * Adds losses to a curve. When it becomes too long, its points are put together in pairs, and those that come later are
 * put together as well, so that no part of the curve looks rougher than another.
 *
 * @param {MeanLoss[]} points
 * @param {LossPoint[]} more
 * @returns {MeanLoss[]}
 */
export function withLosses(points, more) {
  let curve = [...points];
  for (const loss of more) {
    const last = curve.at(-1);
    if (last && countOf(last) < countOf(curve[0])) curve[curve.length - 1] = together(last, loss);
    else curve.push(loss);
    if (curve.length > MOST_POINTS) curve = inPairs(curve);
  }
  return curve;
}

/**
 * Adds points to a curve. When it becomes too long, every second one goes, the last one never.
 *
 * @template Point
 * @param {Point[]} points
 * @param {Point[]} more
 * @returns {Point[]}
 */
export function withPoints(points, more) {
  let curve = [...points, ...more];
  while (curve.length > MOST_POINTS) {
    const { length } = curve;
    curve = curve.filter((_, i) => (length - 1 - i) % 2 === 0);
  }
  return curve;
}

/**
 * @template {{epochs: number}} Point
 * @param {Point[]} points
 * @param {number} epochs
 * @returns {Point[]} those up to a place on the axis of epochs
 */
export const upTo = (points, epochs) => points.filter((point) => point.epochs <= epochs);

/** @param {MeanLoss} point */
const countOf = ({ count = 1 }) => count;

/**
 * @param {MeanLoss} first
 * @param {MeanLoss} second
 * @returns {MeanLoss}
 */
function together(first, second) {
  const count = countOf(first) + countOf(second);
  return { ...second, count, loss: (countOf(first) * first.loss + countOf(second) * second.loss) / count };
}

/** @param {MeanLoss[]} points */
function inPairs(points) {
  const pairs = [];
  for (let i = 0; i < points.length; i += 2) {
    pairs.push(i + 1 < points.length ? together(points[i], points[i + 1]) : points[i]);
  }
  return pairs;
}
