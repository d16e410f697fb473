// All that a user has made, as one file.
import { InklingError } from '../../engine/errors.js';
import { areStrokes, isLabel } from '../../files/drawings.js';
import { loadMore } from '../../load-more.js';
import { isSettings, isText, readPoints } from './kept-runs.js';

/** @typedef {import('./keeping.js').KeptTraining} KeptTraining */
/** @typedef {import('../../keep/my-digits.js').MyDigit} MyDigit */

/**
 * @typedef {object} Everything
 * @property {import('../../engine/types.js').Strokes} drawing
 * @property {KeptTraining} training
 * @property {MyDigit[]} digits
 * @property {unknown} [runs] as RunHistory keeps them; a file that was saved before they were kept has none
 */

const FORMAT = 'inkling everything 1';
/** What tells such a zip from others. */
export const CONTENTS_NAME = 'everything.json';
const MODEL_NAME = 'model.safetensors';
const PIXELS = 784;

/**
 * @param {Everything} everything
 * @returns {Promise<Blob>} a zip of plain files: JSON, and the network as safetensors
 */
export async function everythingFile({ drawing, training, digits, runs }) {
  const { model, ...snapshot } = training.snapshot;
  const contents = {
    format: FORMAT,
    drawing,
    training: { ...training, snapshot },
    digits: digits.map((digit) => ({ ...digit, image: digit.image && [...digit.image] })),
    runs,
  };
  const { zipped } = await loadMore();
  return zipped({ [CONTENTS_NAME]: JSON.stringify(contents), [MODEL_NAME]: new Uint8Array(await model.arrayBuffer()) });
}

/**
 * @param {Record<string, Uint8Array<ArrayBuffer>>} files of the zip
 * @returns {Everything}
 * @throws {InklingError} when it is of another version or damaged
 */
export function readEverything(files) {
  try {
    const contents = JSON.parse(new TextDecoder().decode(files[CONTENTS_NAME]));
    const { format, drawing, training, digits, runs } = contents;
    if (format !== FORMAT) throw new Error(`${CONTENTS_NAME} is of the format '${format}'`);
    // JSON has no NaN, which is what a test that was not made yet has come to.
    const lastTest = Object.fromEntries(
      Object.entries(training.snapshot.course.lastTest).map(([name, value]) => [name, value ?? NaN]),
    );
    const course = { ...training.snapshot.course, lastTest };
    const model = new Blob([files[MODEL_NAME]]);
    const losses = readPoints(training.run.losses, 'losses');
    const tests = readPoints(training.run.tests, 'tests');
    if (!losses || !tests || !isSettings(training.settings)) throw new Error('no training');
    if (!(Array.isArray(drawing) && drawing.length === 0) && !areStrokes(drawing)) throw new Error('no drawing');
    // They are kept: one that is none would be there at every visit.
    if (!Array.isArray(digits) || !digits.every(isMyDigit)) throw new Error('digits that are none');
    return {
      drawing,
      runs,
      training: {
        ...training,
        run: { ...training.run, losses, tests },
        snapshot: { ...training.snapshot, course, model },
      },
      digits: digits.map((/** @type {any} */ digit) => ({
        ...digit,
        image: digit.image && Uint8Array.from(digit.image),
      })),
    };
  } catch (error) {
    throw new InklingError('zip-damaged', { reason: /** @type {Error} */ (error).message });
  }
}

/** @param {any} digit as it is written */
function isMyDigit(digit) {
  if (!isText(digit?.id) || !isLabel(digit.label) || !Number.isFinite(digit.addedAt)) return false;
  if (digit.writer !== undefined && typeof digit.writer !== 'string') return false;
  const { strokes, image } = digit;
  return strokes === null ? isImage(image) : image === null && areStrokes(strokes);
}

/** @param {unknown} image */
const isImage = (image) => Array.isArray(image) && image.length === PIXELS && image.every(isByte);

/** @param {unknown} value */
const isByte = (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 255;
