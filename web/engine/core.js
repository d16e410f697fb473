// The WebAssembly module, its replies turned into values and errors.
import instantiate from '#wasm';
import { InklingError } from './errors.js';

/** @typedef {import('#wasm').SettingInfo} SettingInfo a row of the core's table of settings (src/settings.hpp) */

/**
 * Every binding that can fail answers {value} or {error: sentence}.
 *
 * @param {{value?: any, error?: string}} reply
 * @returns {any} the value
 * @throws {InklingError} with the core's sentence
 */
export function valueOf(reply) {
  if (reply.error !== undefined) throw new InklingError('refused', { message: reply.error });
  return reply.value;
}

/**
 * Instantiates the core. The bytes are fetched by the caller, who knows where they are and can show how much has come.
 *
 * @param {Uint8Array<ArrayBuffer>} wasmBinary
 * @returns {Promise<import('#wasm').Core>}
 */
export async function loadCore(wasmBinary) {
  try {
    return await instantiate({ wasmBinary });
  } catch (error) {
    throw (await isForbidden())
      ? new InklingError('wasm-forbidden')
      : new InklingError('core-failed', { reason: String(error) });
  }
}

/** Whether the page's policy keeps it from compiling anything: even a module without any content. */
const isForbidden = () =>
  WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)).then(
    () => false,
    () => true,
  );

/**
 * What the network reads of a drawing.
 *
 * @param {import('#wasm').Core} core
 * @param {import('./types.js').Strokes} strokes
 * @returns {Uint8Array | null} 28 × 28 pixels, 0 (paper) to 255 (ink), or null without any ink
 * @throws {InklingError} for anything but strokes
 */
export function imageOf(core, strokes) {
  return valueOf(core.imageOfStrokes(...strokeArrays(strokes)));
}

/**
 * What becomes of a drawing, step by step.
 *
 * @param {import('#wasm').Core} core
 * @param {import('./types.js').Strokes} strokes
 * @param {{scalesToBox: boolean, centresMass: boolean}} steps that are not left out
 * @returns {import('#wasm').PreprocessStages | null} null without any ink
 * @throws {InklingError} for anything but strokes
 */
export function stagesOf(core, strokes, { scalesToBox, centresMass }) {
  return valueOf(core.stagesOfStrokes(...strokeArrays(strokes), scalesToBox, centresMass));
}

/**
 * Strokes as the core takes them: all coordinates, and the number of points of each stroke.
 *
 * @param {import('./types.js').Strokes} strokes
 * @returns {[coordinates: Float32Array, counts: Uint32Array]}
 */
function strokeArrays(strokes) {
  if (!Array.isArray(strokes) || !strokes.every((stroke) => Array.isArray(stroke) && stroke.every(isPoint))) {
    throw new InklingError('not-strokes');
  }
  return [Float32Array.from(strokes.flat(2)), Uint32Array.from(strokes, (stroke) => stroke.length)];
}

/** @param {unknown} point */
const isPoint = (point) => Array.isArray(point) && point.length === 2 && point.every(Number.isFinite);
