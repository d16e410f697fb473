// Files that the user opens: what they are, and what is done with them.
import { asInklingError, InklingError } from '../../engine/errors.js';
import { readDrawings } from '../../files/drawings.js';
import { kindOf } from '../../files/kinds.js';
import { formatNumber, formatPercent } from '../../i18n/index.js';
import { newDigit } from '../../keep/my-digits.js';
import { CONTENTS_NAME, readEverything } from './everything.js';

/** @typedef {import('./notice.js').Saying} Saying */

/**
 * @typedef {object} FilesHost the element
 * @property {() => Promise<import('../../engine/bridge.js').RemoteSession>} session
 * @property {import('./hand.js').Hand} hand
 * @property {(blob: Blob) => Promise<void>} openModel
 * @property {(everything: import('./everything.js').Everything) => Promise<() => void>} openEverything resolves with what
 *   undoes it
 * @property {() => void} bringBack the network before
 * @property {(state: import('../../engine/types.js').State) => void} take
 * @property {(saying: Saying, undo?: () => void) => void} say
 * @property {(error: unknown) => void} report
 * @property {(tab: string) => void} showTab
 */

/**
 * @typedef {object} DigitSet digits with labels, of two files
 * @property {number} number
 * @property {string} name
 * @property {number} count
 * @property {number | null} accuracy of the network on them, null until it is known
 */

/**
 * @typedef {object} Picture
 * @property {string} name
 * @property {Uint8Array} image 28 × 28 pixels, as the network gets it
 * @property {{digit: number, isDigit: boolean, probability: number} | null} reading null until it is known
 */

export class Files {
  #host;
  /** @type {Set<() => void>} */
  #listeners = new Set();
  /** The half of a pair that came alone. @type {{images?: File, labels?: File}} */
  #waiting = {};
  /** @type {DigitSet[]} */
  sets = [];
  /** @type {Picture[]} */
  pictures = [];
  /** The number of the set that is trained on, or null. @type {number | null} */
  used = null;

  /** @param {FilesHost} host */
  constructor(host) {
    this.#host = host;
  }

  /** @param {() => void} listener */
  onChange(listener) {
    this.#listeners.add(listener);
  }

  #changed() {
    for (const listener of this.#listeners) listener();
  }

  /**
   * Does with each file what its kind is for. What cannot be opened is reported, and the others are opened.
   *
   * @param {File[]} files
   */
  async open(files) {
    /** @type {{images: File[], labels: File[]}} */
    const idx = { images: [], labels: [] };
    let pictures = 0;
    for (const file of files) {
      await this.#tryWith(file, async () => {
        const kind = await kindOf(file);
        if (kind === 'images' || kind === 'labels') idx[kind].push(file);
        else if (kind === 'picture') pictures += await this.#openPicture(file);
        else if (kind === 'drawings') await this.#openDrawings(file);
        else if (kind === 'model') await this.#openModel(file);
        else if (kind === 'zip') await this.#openZip(file);
        else throw new InklingError('file-unknown', { name: file.name });
      });
    }
    if (pictures > 0) {
      this.#host.showTab('files');
      this.#host.say(({ lab }) => lab.files.opened.pictures({ count: pictures }));
      await this.readPictures();
    }
    if (idx.images.length + idx.labels.length > 0) await this.#openPairs(idx);
  }

  /**
   * @param {File} file
   * @param {() => Promise<void>} work
   */
  async #tryWith(file, work) {
    try {
      await work();
    } catch (error) {
      const { code, details } = asInklingError(error);
      // Those that name the file themselves do so.
      this.#host.report(new InklingError(code, details.name ? details : { ...details, file: file.name }));
    }
  }

  /** @param {File} file */
  async #openModel(file) {
    await this.#host.openModel(file);
    this.#host.say(
      ({ lab }) => lab.files.opened.model({ name: file.name }),
      () => this.#host.bringBack(),
    );
  }

  /** @param {File} file */
  async #openDrawings(file) {
    const digits = readDrawings(await file.text()).map(({ label, ...drawing }) => newDigit(label, drawing));
    await this.addToHand(digits, file.name);
    this.#host.showTab('hand');
  }

  /**
   * @param {import('../../keep/my-digits.js').MyDigit[]} digits
   * @param {string} name of the file that they are of
   */
  async addToHand(digits, name) {
    await this.#host.hand.add(digits);
    this.#host.say(
      ({ lab }) => lab.hand.added({ count: digits.length, name }),
      () => void this.#host.hand.digits.remove(digits),
    );
  }

  /** @param {File} file */
  async #openZip(file) {
    const session = await this.#host.session();
    /** @type {Record<string, Uint8Array<ArrayBuffer>>} */
    const files = await session.ask('unzip', file).catch((/** @type {unknown} */ error) => {
      throw new InklingError('zip-damaged', { reason: asInklingError(error).message });
    });
    if (Object.hasOwn(files, CONTENTS_NAME)) {
      const undo = await this.#host.openEverything(readEverything(files));
      this.#host.say(({ lab }) => lab.files.opened.everything({ name: file.name }), undo);
      return;
    }
    const inside = Object.entries(files).filter(([, { length }]) => length > 0);
    if (inside.length === 0) throw new InklingError('file-unknown', { name: file.name });
    await this.open(inside.map(([name, bytes]) => new File([bytes], name.split('/').at(-1) ?? name)));
  }

  /**
   * @param {File} file
   * @returns {Promise<number>} of pictures
   */
  async #openPicture(file) {
    const session = await this.#host.session();
    const image = await session.ask('imageOfPicture', file);
    this.pictures = [...this.pictures, { name: file.name, image, reading: null }];
    this.#changed();
    return 1;
  }

  /** Asks the network what it reads the pictures as. */
  async readPictures() {
    const pictures = this.pictures;
    if (pictures.length === 0) return;
    const session = await this.#host.session();
    /** @type {Picture['reading'][]} */
    const readings = await session.ask(
      'readImages',
      pictures.map(({ image }) => image),
    );
    pictures.forEach((picture, i) => (picture.reading = readings[i]));
    this.#changed();
  }

  /** @param {Picture} picture */
  removePicture(picture) {
    this.pictures = this.pictures.filter((each) => each !== picture);
    this.#changed();
  }

  /** @param {{images: File[], labels: File[]}} idx */
  async #openPairs({ images, labels }) {
    if (this.#waiting.images) images.push(this.#waiting.images);
    if (this.#waiting.labels) labels.push(this.#waiting.labels);
    this.#waiting = {};
    for (const file of images) {
      const stem = stemOf(file);
      const at = labels.findIndex((each) => stemOf(each) === stem);
      const [partner] = labels.splice(at < 0 ? 0 : at, 1);
      if (partner) await this.#tryWith(file, () => this.#openSet(file, partner));
      else {
        this.#waiting.images = file;
        this.#host.say(({ lab }) => lab.files.opened.images({ name: file.name }));
      }
    }
    const [lonely] = labels;
    if (!lonely) return;
    this.#waiting.labels = lonely;
    this.#host.say(({ lab }) => lab.files.opened.labels({ name: lonely.name }));
  }

  /**
   * @param {File} images
   * @param {File} labels
   */
  async #openSet(images, labels) {
    const session = await this.#host.session();
    const { number, count } = await session.ask('openDigits', images, labels);
    /** @type {DigitSet} */
    const set = { number, count, name: images.name, accuracy: null };
    this.sets = [...this.sets, set];
    this.#changed();
    this.#host.showTab('files');
    await this.judge([set]);
    this.#host.say((words, language) =>
      words.lab.files.opened.set({
        name: set.name,
        count: formatNumber(count, language),
        percent: formatPercent(set.accuracy ?? NaN, language, 2),
      }),
    );
  }

  /**
   * Judges the network on digits of files.
   *
   * @param {DigitSet[]} [sets]
   */
  async judge(sets = this.sets) {
    const session = await this.#host.session();
    for (const set of sets) {
      if (!this.sets.includes(set)) continue; // it was removed meanwhile
      const { accuracy } = await session.ask('judgeDigits', set.number);
      set.accuracy = accuracy;
      this.#changed();
    }
  }

  /**
   * Begins with a new network that trains on other digits.
   *
   * @param {DigitSet | null} set null for the bundled ones
   */
  async trainOn(set) {
    const session = await this.#host.session();
    this.#host.take(await session.useDigits(set?.number ?? null));
  }

  /** @param {DigitSet} set that is not trained on */
  async removeSet(set) {
    const session = await this.#host.session();
    await session.ask('removeDigits', set.number);
    this.sets = this.sets.filter((each) => each !== set);
    this.#changed();
  }

  /** @param {number | null} used the number of the set that is trained on */
  follow(used) {
    if (used === this.used) return;
    this.used = used;
    this.#changed();
  }
}

/**
 * What the two files of a pair have in common in their names: train-images-idx3-ubyte and train-labels-idx1-ubyte.
 *
 * @param {File} file
 */
const stemOf = ({ name }) => name.toLowerCase().split(/[-_.]?(?:images|labels)/)[0];
