// Trains networks of the table with the WebAssembly module, wherever it runs. Imports nothing, so that a browser can load
// it as it is.

// As tests/golden/beginning.hpp.
const POINTS = 200;
const NOISE = 0.1;
const SEED = 7;
const SHARE = 0.5;

/** @typedef {import('#wasm').Core} Core */
/** @typedef {import('#wasm').Dataset} Dataset */

/**
 * What a binding answered.
 *
 * @template Value
 * @param {import('#wasm').Reply<Value>} reply
 * @returns {Value}
 */
function valueOf(reply) {
  if (reply.error !== undefined) throw new Error(reply.error);
  return reply.value;
}

/**
 * The data that the table can name. Of points, those that have one output.
 *
 * @param {Core} core
 * @param {Uint8Array} images of the bundled digits, IDX
 * @param {Uint8Array} labels
 * @returns {Record<string, Dataset>}
 */
export function trainingData(core, images, labels) {
  const digits = valueOf(core.readDataset(images, labels));
  const { training, test } = valueOf(core.splitDataset(digits));
  digits.delete();
  test.delete();
  const points = ['xor', 'circle', 'gauss', 'spiral', 'and', 'or'].map((kind) => {
    const parts = valueOf(core.generatePoints(kind, POINTS, NOISE, SEED, 1, SHARE));
    parts.test.delete();
    return [kind, parts.training];
  });
  return { mnist: training, ...Object.fromEntries(points) };
}

/**
 * @param {Core} core
 * @param {Record<string, Dataset>} data
 * @param {Pick<import('./table.js').Network, 'name' | 'data' | 'settings' | 'steps'>} network
 * @returns {{loss: number, parameterHash: string}} of the last minibatch and after it
 */
export function train(core, data, network) {
  const real = data[network.data];
  if (!real) throw new Error(`"${network.name}" trains on ${network.data}, which tests/golden/train.js does not know`);
  const settings = core.makeSettings();
  for (const [name, text] of Object.entries(network.settings)) valueOf(settings.set(name, text));
  const penDigits = Number(valueOf(settings.get('pen-digits')));
  const pen = core.makePenDrawings();
  if (network.data === 'mnist') valueOf(pen.draw(penDigits));
  const training = valueOf(pen.addedTo(real));
  const session = valueOf(core.makeSession(settings, training));
  settings.delete();
  pen.delete();
  training.delete();
  let loss = NaN;
  for (let step = 0; step < network.steps; step++) ({ loss } = valueOf(session.steps(1)));
  const parameterHash = session.parameterHash();
  session.delete();
  return { loss, parameterHash };
}
