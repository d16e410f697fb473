// Networks from model files.
import { valueOf } from './core.js';
import { InklingError } from './errors.js';

const PIXELS = 784;
const DIGITS = 10;

/**
 * The network of a model file with what it takes to train it. A checkpoint that is of other digits than these is left
 * out: the network is the same, but its training begins anew.
 *
 * @param {import('#wasm').Core} core
 * @param {Uint8Array} file safetensors or JSON
 * @template {{training: import('#wasm').Dataset}} Data
 * @param {(settings: import('#wasm').Settings) => Promise<Data>} prepare what it is trained on with its settings
 * @returns {Promise<{settings: import('#wasm').Settings, network: import('#wasm').Session, data: Data}>} the first two
 *   for the caller to delete
 * @throws {InklingError} when it is no model, or one of something else than digits
 */
export async function openModel(core, file, prepare) {
  const { value: model, error } = core.readModel(file);
  if (error !== undefined) throw new InklingError('not-model', { reason: error });
  try {
    const [inputs, outputs] = [model.inputs(), model.outputs()];
    if (inputs !== PIXELS || outputs !== DIGITS) throw new InklingError('model-shape', { inputs, outputs });
    const settings = model.settings();
    const data = await prepare(settings);
    let made = model.makeSession(data.training);
    if (made.error !== undefined) {
      model.forgetCheckpoint();
      made = model.makeSession(data.training);
    }
    return { network: valueOf(made), settings, data };
  } finally {
    model.delete();
  }
}

/**
 * A network as a file, with all that training needs to go on. As a blob it comes to the page, and from there into storage,
 * without being copied on the page's thread; and it is made without a copy of megabytes that would lie in the worker's
 * memory until it is collected.
 *
 * @param {import('#wasm').Session} network
 * @returns {import('#wasm').Reply<Blob>} safetensors
 */
export const modelBlob = (network) => network.readModel('safetensors', { read: (file) => new Blob([file]) });
