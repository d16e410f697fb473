// Questions about the network of a session, by name: `session.ask(name, ...args)`. Each other file of this folder holds
// those of one tab of the lab, of the settings, or of lessons.
import { augmentedDigits } from './augmentation.js';
import { firstDigits } from './fewer-digits.js';
import { fileQueries } from './files.js';
import { firstWeights, inspect, unitActivity } from './inside.js';
import { judgement, testImages } from './judging.js';
import { outputDeltas, resultCode, saturate } from './lessons.js';
import { measurePreprocessing, preprocess, variations } from './preprocessing.js';

/**
 * What a question is answered from.
 *
 * @typedef {object} Subject
 * @property {import('#wasm').Core} core
 * @property {import('#wasm').Session} network
 * @property {import('#wasm').Dataset} trainingData
 * @property {import('#wasm').Dataset} testData
 * @property {import('../digit-sets.js').DigitSets} sets digits of one's own
 * @property {number | null} digits which of them are trained on, null for the bundled ones
 * @property {Uint8Array | null} drawing 28 × 28 pixels of what is drawn
 */

/** @typedef {(subject: Subject, ...args: any[]) => any} Query */

/** @type {Record<string, Query>} answered at once, between two slices of training: within a millisecond or two */
export const quickQueries = { firstWeights, inspect, preprocess, testImages };

/**
 * Those that take longer await `nextTask()` now and then: drawing and reading go on, but training waits until the answer
 * is there, so that it is about one and the same network.
 *
 * @type {Record<string, (subject: Subject, ...args: any[]) => Promise<any>>}
 */
export const longQueries = {
  ...fileQueries,
  augmentedDigits,
  firstDigits,
  judgement,
  measurePreprocessing,
  outputDeltas,
  resultCode,
  saturate,
  unitActivity,
  variations,
};
