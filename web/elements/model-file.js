// A session's network as a file for the user.
import { InklingError } from '../engine/errors.js';
import { loadMore } from '../load-more.js';

/** @typedef {'safetensors' | 'onnx' | 'json' | 'pytorch'} ExportFormat */

/** What the files are called when they are saved. @type {Record<ExportFormat, string>} */
export const FILE_NAMES = {
  safetensors: 'inkling.safetensors',
  onnx: 'inkling.onnx',
  json: 'inkling.json',
  pytorch: 'inkling-pytorch.zip',
};

/**
 * @param {import('../engine/bridge.js').RemoteSession | import('../engine/bridge.js').RemotePointsSession} session
 * @param {ExportFormat} format `pytorch` is a zip of the script and the parameters that it reads
 * @returns {Promise<Blob>}
 * @throws {InklingError} for any other format
 */
export async function modelFile(session, format) {
  if (!Object.hasOwn(FILE_NAMES, format)) throw new InklingError('format-unknown', { format });
  if (format !== 'pytorch') {
    const type = format === 'json' ? 'application/json' : 'application/octet-stream';
    return new Blob([await session.exportModel(format)], { type });
  }
  const [script, parameters] = await Promise.all([
    session.exportModel('pytorch-script'),
    session.exportModel('safetensors'),
  ]);
  return (await loadMore()).pytorchFile(script, parameters);
}
