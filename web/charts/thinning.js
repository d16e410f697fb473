// Fewer points for charts: more than there are pixels only cost time.

export const MOST_POINTS = 600;

/**
 * Neighbours put together in pairs: their mean loss, at the place of the second.
 *
 * @template {{loss: number}} Point
 * @param {Point[]} points
 * @returns {Point[]}
 */
export function halved(points) {
  const pairs = [];
  for (let i = 0; i + 1 < points.length; i += 2) {
    pairs.push({ ...points[i + 1], loss: (points[i].loss + points[i + 1].loss) / 2 });
  }
  return pairs;
}

/**
 * Every second of them, the last one always.
 *
 * @template Point
 * @param {Point[]} points
 * @returns {Point[]}
 */
export const everySecond = (points) => points.filter((_, i) => (points.length - 1 - i) % 2 === 0);
