// Where the parameters of a network are in its list: layer by layer, weights [inputs × units] row by row, then biases.

/**
 * @typedef {object} LayerPlaces
 * @property {number} inputs
 * @property {number} units
 * @property {(input: number, unit: number) => number} weight
 * @property {(unit: number) => number} bias
 */

/**
 * @param {number} inputs of the network
 * @param {{units: number}[]} layers
 * @returns {LayerPlaces[]}
 */
export function parameterPlaces(inputs, layers) {
  let begin = 0;
  let before = inputs;
  return layers.map(({ units }) => {
    const [first, rows] = [begin, before];
    begin += (rows + 1) * units;
    before = units;
    return {
      inputs: rows,
      units,
      weight: (input, unit) => first + input * units + unit,
      bias: (unit) => first + rows * units + unit,
    };
  });
}
