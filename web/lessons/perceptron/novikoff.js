// How many updates a perceptron needs at the most.

/**
 * A. Novikoff, On convergence proofs on perceptrons, 1962: when w* separates the classes with the margin γ = min |w*·x|
 * and no example is longer than R, there are no more than ‖w*‖² R² / γ² updates, in whatever order the examples come.
 * The bias is a weight of an input that is always 1.
 *
 * @param {{x: number, y: number, label: number}[]} points labels 0 and 1
 * @param {import('../widgets/small-plane.js').Weights} separator w*
 * @returns {{lengthSquared: number, radiusSquared: number, margin: number, bound: number}} an infinite bound when w* does
 *   not separate them
 */
export function novikoff(points, [first, second, bias]) {
  const lengthSquared = first ** 2 + second ** 2 + bias ** 2;
  const radiusSquared = Math.max(...points.map(({ x, y }) => x ** 2 + y ** 2 + 1));
  const margin = Math.min(...points.map(({ x, y, label }) => (2 * label - 1) * (first * x + second * y + bias)));
  const bound = margin > 0 ? (lengthSquared * radiusSquared) / margin ** 2 : Infinity;
  return { lengthSquared, radiusSquared, margin, bound };
}
