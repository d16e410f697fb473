/**
 * The places of the numbers of the largest magnitude, that first; zeros are left out.
 *
 * @param {Float32Array} values
 * @param {number} count at most
 * @returns {number[]}
 */
export function strongest(values, count) {
  /** @type {number[]} */
  const places = [];
  values.forEach((value, place) => {
    const size = Math.abs(value);
    if (!(size > 0)) return;
    if (places.length === count && size <= Math.abs(values[places[count - 1]])) return;
    const at = places.findIndex((other) => Math.abs(values[other]) < size);
    places.splice(at < 0 ? places.length : at, 0, place);
    if (places.length > count) places.pop();
  });
  return places;
}
