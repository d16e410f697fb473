// Some training digits beside what augmentation makes of them.
import { inkOf, paintDigitImage } from '../../../charts/digit-image.js';
import { create, latestOnly } from '../../../dom.js';
import { Texts } from '../../../i18n/texts.js';

/** @typedef {import('../../../i18n/index.js').Dictionary} Dictionary */
/** @typedef {Awaited<ReturnType<typeof import('../../../engine/queries/augmentation.js').augmentedDigits>>} Rows */

export class AugmentationPreview {
  #texts = new Texts();
  /** @type {Dictionary | null} */
  #words = null;
  #host;
  #isOpen = false;
  #isOn = false;
  #turn = 0;
  /** @type {Rows} */
  #rows = [];
  #sentence = create('p', { class: 'help' });
  #list = create('ul', { class: 'augmentation-rows' });
  #others = create('button', { type: 'button' });
  #load = latestOnly(async () => {
    try {
      this.#rows = await this.#host.ask('augmentedDigits', this.#turn);
      this.#paint();
    } catch (error) {
      this.#host.report(error);
    }
  });

  /** @param {Pick<import('../lab/lab.js').LabHost, 'ask' | 'report'>} host */
  constructor(host) {
    this.#host = host;
    const title = create('h3');
    this.#texts.add(title, (words) => words.settings.augmentation.title);
    this.#texts.add(this.#others, (words) => words.settings.augmentation.others);
    this.#others.addEventListener('click', () => {
      this.#turn += this.#rows.length;
      this.#load();
    });
    this.element = create('div', { class: 'augmentation' }, title, this.#sentence, this.#list, this.#others);
    this.#paint();
  }

  /** @param {Dictionary} words */
  translate(words) {
    this.#words = words;
    this.#texts.translate(words);
    this.#paint();
  }

  /** @param {boolean} isOpen whether it can be seen: then only is there anything to ask for */
  open(isOpen) {
    this.#isOpen = isOpen;
    this.#loadIfSeen();
  }

  /** @param {boolean} isOn the setting */
  show(isOn) {
    if (this.#isOn === isOn) return;
    this.#isOn = isOn;
    this.#paint();
    this.#loadIfSeen();
  }

  restyle() {
    this.#paint();
  }

  #loadIfSeen() {
    if (this.#isOpen && this.#isOn) this.#load();
  }

  #paint() {
    this.#list.hidden = !this.#isOn;
    this.#others.hidden = !this.#isOn;
    if (!this.#words) return;
    const { augmentation } = this.#words.settings;
    this.#sentence.textContent = this.#isOn ? augmentation.on : augmentation.off;
    if (!this.#isOn || !this.#isOpen) return;
    this.#list.replaceChildren(
      ...this.#rows.map(({ digit, original, variants }) => {
        const canvases = [original, ...variants].map(() => create('canvas'));
        const images = create('div', { role: 'img', 'aria-label': augmentation.row({ digit }) }, ...canvases);
        return create('li', {}, images);
      }),
    );
    const canvases = this.#list.querySelectorAll('canvas');
    if (canvases.length === 0) return;
    const ink = inkOf(canvases[0]);
    this.#rows
      .flatMap(({ original, variants }) => [original, ...variants])
      .forEach((image, i) => paintDigitImage(canvases[i], image, ink));
  }
}
