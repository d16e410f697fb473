// The way back through a training, from snapshot to snapshot.
import { create, latestOnly } from '../../../../dom.js';
import { formatNumber } from '../../../../i18n/index.js';
import { Texts } from '../../../../i18n/texts.js';
import { section } from '../section.js';

/** @typedef {import('../../../../i18n/index.js').Dictionary} Dictionary */

export class Scrubber {
  #texts = new Texts();
  #host;
  /** @type {Dictionary | null} */
  #words = null;
  #language = 'en';
  /** @type {import('../../../../engine/types.js').SnapshotPlaces} */
  #snapshots = { places: [], shown: null, isPossible: true };
  /** The place that was chosen last, while the network is on its way there. */
  #wanted = 0;
  #isMoving = false;
  #range = create('input', { type: 'range', id: 'snapshot', min: 0, max: 0, value: 0, disabled: true });
  #label = create('label', { for: 'snapshot' });
  #place = create('output', { for: 'snapshot' });
  #goOn = create('button', { type: 'button', disabled: true });

  /** @param {import('../lab.js').LabHost} host */
  constructor(host) {
    this.#host = host;
    const move = latestOnly(async () => {
      this.#isMoving = true;
      await host.goTo(this.#wanted);
      this.#isMoving = false;
    });
    this.#range.addEventListener('input', () => {
      this.#wanted = this.#snapshots.places[this.#range.valueAsNumber];
      this.#say();
      void move();
    });
    this.#goOn.addEventListener('click', () => {
      this.#goOn.disabled = true;
      host.element.train().catch(() => {}); // the page says why
    });
    this.#texts.add(this.#label, (words) => words.lab.runs.snapshot);
    this.#texts.add(this.#goOn, (words) => words.lab.runs.goOn);
    this.element = section(
      this.#texts,
      'scrubber',
      (words) => words.lab.runs.back,
      (words) => words.lab.runs.backHelp,
      create('div', { class: 'scrubber-row' }, this.#label, this.#range, this.#place, this.#goOn),
    );
  }

  /**
   * @param {Dictionary} words
   * @param {string} language
   */
  translate(words, language) {
    this.#words = words;
    this.#language = language;
    this.#texts.translate(words);
    this.#say();
  }

  /** @returns {number | null} the place that the network was taken back to */
  get shown() {
    return this.#snapshots.shown;
  }

  /** Asks where there are snapshots. */
  async refresh() {
    const snapshots = await this.#host.snapshots();
    this.#snapshots = snapshots;
    const { places, shown } = snapshots;
    this.#range.max = String(Math.max(0, places.length - 1));
    this.#range.disabled = places.length < 2;
    if (!this.#isMoving) this.#range.value = String(shown === null ? places.length - 1 : places.indexOf(shown));
    this.#goOn.disabled = shown === null;
    this.#say();
  }

  #say() {
    if (!this.#words) return;
    const { runs } = this.#words.lab;
    const { places, isPossible } = this.#snapshots;
    const place = places[this.#range.valueAsNumber];
    const number = (/** @type {number} */ value) =>
      formatNumber(value, this.#language, Number.isInteger(value) ? 0 : 1);
    if (!isPossible) this.#place.textContent = runs.tooLarge;
    else if (places.length < 2) this.#place.textContent = runs.noSnapshots;
    else this.#place.textContent = runs.place({ epochs: number(place), all: number(places[places.length - 1]) });
    this.#range.setAttribute('aria-valuetext', this.#place.textContent);
  }
}
