// Networks of different depths with the same number of parameters.

/**
 * @param {number} inputs
 * @param {number[]} hidden units of each hidden layer
 * @param {number} outputs
 * @returns {number} weights and biases
 */
export const parameterCount = (inputs, hidden, outputs) =>
  [...hidden, outputs].reduce((sum, units, i) => sum + ((i === 0 ? inputs : hidden[i - 1]) + 1) * units, 0);

/**
 * Hidden layers as equal as can be, the first ones a unit larger where that comes nearer to the budget.
 *
 * @param {number} inputs
 * @param {number} layers of them
 * @param {number} outputs
 * @param {number} budget of weights and biases
 * @returns {number[]} units of each
 */
export function hiddenWithin(inputs, layers, outputs, budget) {
  const errorOf = (/** @type {number[]} */ hidden) => Math.abs(parameterCount(inputs, hidden, outputs) - budget);
  let best = Array.from({ length: layers }, () => 1);
  // Units in all, spread over the layers: more of them always are more parameters.
  for (let units = layers + 1; errorOf(spread(units, layers)) <= errorOf(best); units++) best = spread(units, layers);
  return best;
}

/**
 * @param {number} units
 * @param {number} layers
 */
const spread = (units, layers) =>
  Array.from({ length: layers }, (_, i) => Math.floor(units / layers) + (i < units % layers ? 1 : 0));
