// What a frame tells the page around it, and what that page may ask of it.
import { InklingError } from '../engine/errors.js';

/**
 * From the frame to the page around it (`postMessage`, plain data):
 *
 * | message                               | when                                                                     |
 * | ------------------------------------- | ------------------------------------------------------------------------ |
 * | {type: 'inkling-height', height}      | the content has another height, in CSS pixels                            |
 * | {type: 'inkling-ready'}               | the network is there                                                     |
 * | {type: 'inkling-epoch', detail}       | after every epoch, with the detail of the element's event                |
 * | {type: 'inkling-prediction', detail}  | another digit is read: {digit, isDigit, probabilities}                   |
 * | {type: 'inkling-goal', detail}        | a goal is reached: {goal, values}                                        |
 * | {type: 'inkling-error', detail}       | something is refused or goes wrong: {code, message}                      |
 *
 * The target is the origin that `parent=` in the frame's address names. Without it any page that embeds the frame hears
 * them, which is the point of embedding it: a height, numbers of a training that the page could run itself, the digit
 * that is read. What is drawn, the examples that were taught and the network are never told. Since a drawing that was
 * kept on an earlier visit is nothing that a foreign page should have read to it, `keep` needs `parent=`.
 *
 * From the page to the frame:
 *
 * | message                               | what it does                          |
 * | ------------------------------------- | ------------------------------------- |
 * | {type: 'inkling-train', epochs}       | trains; `epochs` may be left out      |
 * | {type: 'inkling-pause'}               | pauses                                |
 * | {type: 'inkling-reset', seed}         | a new network; `seed` may be left out |
 *
 * Taken from the page around the frame alone (`window.parent`), and from the origin that `parent=` names or else that of
 * the frame's referrer. Where neither is known nothing is taken: a page without a referrer names itself by `parent=`.
 * Messages of others are ignored. Those of that page that are none of these are ignored unless their type begins with
 * `inkling-`: these are answered by an `inkling-error`.
 */
export const EVENTS = ['inkling-epoch', 'inkling-prediction', 'inkling-goal', 'inkling-error'];

const REQUESTS = ['inkling-train', 'inkling-pause', 'inkling-reset'];

/**
 * @typedef {object} Trainable
 * @property {(options: {epochs?: number}) => Promise<unknown>} train
 * @property {() => Promise<unknown>} pause
 * @property {(options: {seed?: number}) => Promise<unknown>} reset
 */

/**
 * @param {string | null} named the origin that the address of the frame names
 * @param {string} referrer
 * @returns {string | null} the only origin that may ask for something
 */
export function trustedOrigin(named, referrer) {
  if (named !== null) return named;
  return URL.canParse(referrer) ? new URL(referrer).origin : null;
}

/**
 * @param {unknown} message from a page that is trusted so far
 * @param {Trainable} element
 * @returns {Promise<unknown>} null for what is no message of ours
 * @throws {InklingError} when it is one that is not understood, or what it asks for is refused
 */
export async function obey(message, element) {
  if (typeof message !== 'object' || message === null || !('type' in message)) return null;
  const { type, epochs, seed } = /** @type {Record<string, unknown>} */ (message);
  if (typeof type !== 'string' || !type.startsWith('inkling-')) return null;
  if (type === 'inkling-train') return element.train({ epochs: numberOf('epochs', epochs) });
  if (type === 'inkling-reset') return element.reset({ seed: numberOf('seed', seed) });
  if (type === 'inkling-pause') return element.pause();
  throw new InklingError('attribute-choice', { name: 'type', value: type.slice(0, 60), choices: REQUESTS });
}

/**
 * @param {string} name
 * @param {unknown} value
 * @returns {number | undefined}
 */
function numberOf(name, value) {
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 32) return value;
  throw new InklingError('attribute-number', {
    name,
    value: String(value).slice(0, 60),
    minimum: 0,
    maximum: 2 ** 32 - 1,
    isWhole: true,
  });
}
