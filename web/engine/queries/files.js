// What the tab of files asks: to read digits from files, and to judge the network on them.
import { contentsOf } from '../../files/unzip.js';
import { unzipped } from '../../files/zip.js';
import { imageOf, valueOf } from '../core.js';
import { InklingError } from '../errors.js';
import { evaluateInSlices } from '../evaluation.js';
import { answerOf } from '../reading.js';
import { nextTask } from '../scheduling.js';

/** @typedef {import('./index.js').Subject} Subject */

// As many as the core takes (kMaximumImages in src/idx.hpp), and one byte, so that it says that there are more.
const MOST_IDX_BYTES = 16 + 200_000 * 784 + 1;
const MOST_PICTURE_SIDE = 4096;
const AT_ONCE = 50;

/**
 * @param {Subject} subject
 * @param {Blob} images IDX, gzipped or not
 * @param {Blob} labels IDX, gzipped or not
 * @returns {Promise<{number: number, count: number}>} of the new set
 */
async function openDigits({ sets }, images, labels) {
  const [imageBytes, labelBytes] = await Promise.all([images, labels].map((file) => contentsOf(file, MOST_IDX_BYTES)));
  const number = sets.add(imageBytes, labelBytes);
  return { number, count: sets.whole(number).size() };
}

/**
 * @param {Subject} subject
 * @param {number} number of a set
 * @returns {Promise<{count: number, accuracy: number, loss: number}>}
 */
async function judgeDigits({ core, network, sets }, number) {
  const { count, accuracy, loss } = await evaluateInSlices(core, network, sets.whole(number));
  return { count, accuracy, loss };
}

/**
 * @param {Subject} subject
 * @param {number} number of a set
 * @throws {InklingError} when it is what is trained on
 */
async function removeDigits({ sets, digits }, number) {
  if (number === digits) throw new InklingError('digits-in-use');
  sets.remove(number);
}

/**
 * What the network gets of a picture of a digit.
 *
 * @param {Subject} subject
 * @param {Blob} file PNG, or whatever else the browser can show
 * @returns {Promise<Uint8Array>} 28 × 28 pixels
 * @throws {InklingError} when it is no picture, too large or blank
 */
async function imageOfPicture({ core }, file) {
  const bitmap = await createImageBitmap(file, { premultiplyAlpha: 'none', colorSpaceConversion: 'none' }).catch(
    (error) => {
      throw new InklingError('not-picture', { reason: error instanceof Error ? error.message : String(error) });
    },
  );
  const { width, height } = bitmap;
  try {
    if (Math.max(width, height) > MOST_PICTURE_SIDE) {
      throw new InklingError('picture-too-large', { width, height, most: MOST_PICTURE_SIDE });
    }
    const canvas = new OffscreenCanvas(width, height);
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
      canvas.getContext('2d', { willReadFrequently: true })
    );
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    const image = valueOf(core.imageOfPixels(new Uint8Array(data.buffer), width, height));
    if (!image) throw new InklingError('picture-blank');
    return image;
  } finally {
    bitmap.close();
  }
}

/**
 * What the network gets of drawings.
 *
 * @param {Subject} subject
 * @param {import('../types.js').Strokes[]} drawings
 * @returns {Promise<(Uint8Array | null)[]>} of each 28 × 28 pixels, or null without ink
 */
async function imagesOfDrawings({ core }, drawings) {
  const images = [];
  for (const [i, strokes] of drawings.entries()) {
    if (i > 0 && i % 10 === 0) await nextTask();
    images.push(imageOf(core, strokes));
  }
  return images;
}

/**
 * @param {Subject} subject
 * @param {Uint8Array[]} images each 28 × 28 pixels
 * @returns {Promise<{digit: number, isDigit: boolean, probability: number}[]>} what the network reads each as
 */
async function readImages({ core, network }, images) {
  const readings = [];
  for (const [i, image] of images.entries()) {
    if (i > 0 && i % AT_ONCE === 0) await nextTask();
    /** @type {Float32Array} */
    const probabilities = valueOf(network.predict(image));
    const { digit, isDigit } = answerOf(core, probabilities);
    readings.push({ digit, isDigit, probability: probabilities[digit] });
  }
  return readings;
}

/**
 * @param {Subject} _
 * @param {Blob} file
 * @returns {Promise<Record<string, Uint8Array>>} the files in a zip, by name
 */
async function unzip(_, file) {
  return unzipped(new Uint8Array(await file.arrayBuffer()), MOST_IDX_BYTES);
}

export const fileQueries = {
  unzip,
  openDigits,
  judgeDigits,
  removeDigits,
  imageOfPicture,
  imagesOfDrawings,
  readImages,
};
