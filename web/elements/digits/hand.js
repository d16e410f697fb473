// The user's own hand: digits with what they are, which the network is taught.
import { InklingError } from '../../engine/errors.js';
import { isLabel } from '../../files/drawings.js';
import { MyDigits, newDigit } from '../../keep/my-digits.js';

/** @typedef {import('../../keep/my-digits.js').MyDigit} MyDigit */
/** @typedef {import('../../engine/types.js').Strokes} Strokes */
/** @typedef {{seconds: number, read: number}} Lesson how long it took, and how many digits the network reads afterwards */

// Each takes part in every fine-tuning; more would make it long.
const MOST_DIGITS = 2000;

export class Hand {
  #session;
  /** @type {Set<() => void>} */
  #listeners = new Set();
  /** Images of those that are strokes, by id. @type {Map<string, Uint8Array>} */
  #images = new Map();

  /**
   * @param {() => Promise<import('../../engine/bridge.js').RemoteSession>} session
   * @param {(error: unknown) => void} onProblem digits could not be kept
   */
  constructor(session, onProblem) {
    this.#session = session;
    this.digits = new MyDigits(() => this.#listeners.forEach((listener) => listener()), onProblem);
  }

  /**
   * @param {() => void} listener called when there are other digits
   */
  onChange(listener) {
    this.#listeners.add(listener);
  }

  /**
   * Adds a drawing and fine-tunes the network on all digits.
   *
   * @param {Strokes} strokes
   * @param {number} label what it is
   * @returns {Promise<Lesson>}
   * @throws {InklingError} when there is no ink or it is no digit (then nothing is added), or the network cannot be taught
   */
  async teach(strokes, label) {
    if (!isLabel(label)) throw new InklingError('not-digit', { value: label });
    const session = await this.#session();
    const { image } = await session.recognise(strokes);
    const digit = newDigit(label, { strokes });
    this.#images.set(digit.id, image);
    await this.add([digit]);
    return this.teachAll();
  }

  /**
   * Fine-tunes the network on all digits.
   *
   * @returns {Promise<Lesson>}
   */
  async teachAll() {
    const session = await this.#session();
    const { digits, images } = await this.withImages();
    const pixels = new Uint8Array(digits.length * 784);
    images.forEach((image, i) => pixels.set(image, 784 * i));
    return session.teach(
      pixels,
      Uint8Array.from(digits, ({ label }) => label),
    );
  }

  /**
   * Adds digits without teaching them.
   *
   * @param {MyDigit[]} digits
   * @throws {InklingError} when they would be too many; then none is added
   */
  async add(digits) {
    if (this.digits.size + digits.length > MOST_DIGITS)
      throw new InklingError('too-many-digits', { most: MOST_DIGITS });
    await this.digits.add(digits);
  }

  /** @returns {Promise<{digits: MyDigit[], images: Uint8Array[]}>} those that have ink */
  async withImages() {
    const session = await this.#session();
    const { all } = this.digits;
    const missing = all.filter(({ id, strokes }) => strokes && !this.#images.has(id));
    if (missing.length > 0) {
      /** @type {(Uint8Array | null)[]} */
      const images = await session.ask(
        'imagesOfDrawings',
        missing.map(({ strokes }) => strokes),
      );
      missing.forEach(({ id }, i) => this.#images.set(id, images[i] ?? new Uint8Array()));
    }
    const imageOf = (/** @type {MyDigit} */ { id, image }) => image ?? this.#images.get(id) ?? new Uint8Array();
    const digits = all.filter((digit) => imageOf(digit).length > 0);
    return { digits, images: digits.map(imageOf) };
  }

  /** @returns {Promise<Map<string, {digit: number, probability: number}>>} what the network reads each as, by id */
  async read() {
    const session = await this.#session();
    const { digits, images } = await this.withImages();
    /** @type {{digit: number, probability: number}[]} */
    const readings = await session.ask('readImages', images);
    return new Map(digits.map(({ id }, i) => [id, readings[i]]));
  }
}
