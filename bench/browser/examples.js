// The examples in the shapes that trainers take.

/**
 * @typedef {object} Examples
 * @property {number} count
 * @property {number} inputs
 * @property {number} outputs
 * @property {Uint8Array | Float32Array} raw inputs: bytes of digits, coordinates of points
 * @property {Uint8Array} labels
 * @property {Float32Array} values inputs as a network reads them, [count × inputs]
 * @property {Float32Array} targets one-hot, or the label itself where there is one output, [count × outputs]
 */

/** @param {string} path */
const bytesOf = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());

/** @type {Map<string, Promise<Examples>>} */
const loaded = new Map();

/**
 * @param {'digits' | 'points'} name
 * @returns {Promise<Examples>}
 */
export function loadExamples(name) {
  const examples = loaded.get(name) ?? load(name);
  loaded.set(name, examples);
  return examples;
}

/** @param {'digits' | 'points'} name */
async function load(name) {
  const bytes = await bytesOf(`/build/bench/data/${name}.inputs`);
  const labels = await bytesOf(`/build/bench/data/${name}.labels`);
  const [inputs, outputs] = name === 'digits' ? [784, 10] : [2, 1];
  const raw = name === 'digits' ? bytes : new Float32Array(bytes.buffer);
  const values = Float32Array.from(raw, (value) => (name === 'digits' ? value / 255 : value));
  const targets = new Float32Array(labels.length * outputs);
  labels.forEach((label, i) => {
    if (outputs === 1) targets[i] = label;
    else targets[i * outputs + label] = 1;
  });
  return { count: labels.length, inputs, outputs, raw, labels, values, targets };
}
