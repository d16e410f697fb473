// The examples in the shapes that trainers take.

/** @typedef {import('../tasks.mjs').DataName} DataName */

/**
 * @typedef {object} Examples
 * @property {number} count
 * @property {number} inputs
 * @property {number} outputs
 * @property {Uint8Array | Float32Array} raw the inputs as they were read: pixels 0 to 255, or numbers
 * @property {Uint8Array} labels [count]
 * @property {Float32Array} values the inputs as a network takes them, [count × inputs]
 * @property {Float32Array} targets one-hot, or the label itself where there is one output, [count × outputs]
 */

/** @type {Record<DataName, [inputs: number, outputs: number]>} */
const SHAPES = { digits: [784, 10], points: [2, 1] };

/** @type {Map<DataName, Promise<Examples>>} */
const loaded = new Map();

/**
 * @param {DataName} name
 * @returns {Promise<Examples>}
 */
export function loadExamples(name) {
  const examples = loaded.get(name) ?? load(name);
  loaded.set(name, examples);
  return examples;
}

/** @param {string} path */
const bytesOf = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());

/** @param {DataName} name */
async function load(name) {
  const bytes = await bytesOf(`/build/bench-files/data/${name}.inputs`);
  const labels = await bytesOf(`/build/bench-files/data/${name}.labels`);
  const [inputs, outputs] = SHAPES[name];
  const raw = name === 'digits' ? bytes : new Float32Array(bytes.buffer);
  const values = raw instanceof Uint8Array ? Float32Array.from(raw, (pixel) => pixel / 255) : raw;
  const targets = new Float32Array(labels.length * outputs);
  labels.forEach((label, i) => {
    if (outputs === 1) targets[i] = label;
    else targets[i * outputs + label] = 1;
  });
  return { count: labels.length, inputs, outputs, raw, labels, values, targets };
}
