// See inside: the network as it reads the drawing, live while drawing and training.
import { rgbOf } from '../../../../charts/colour.js';
import { create, latestOnly, oncePerFrame } from '../../../../dom.js';
import { formatNumber } from '../../../../i18n/index.js';
import { Texts } from '../../../../i18n/texts.js';
import { atMostEvery } from '../at-most-every.js';
import { ActivityList } from './activity-list.js';
import { NetworkDrawing } from './network-drawing.js';
import { UnitPanel } from './unit-panel.js';
import { WeightsGallery } from './weights-gallery.js';

/** @typedef {import('../../../../i18n/index.js').Dictionary} Dictionary */
/** @typedef {import('./network-layout.js').UnitPlace} UnitPlace */
/** @typedef {ReturnType<typeof import('../../../../engine/queries/inside.js').inspect>} Inspection */

/**
 * The colours of the style sheet.
 *
 * @typedef {object} Palette
 * @property {{positive: string, negative: string}} css
 * @property {import('../../../../charts/diverging-image.js').DivergingColours} rgb
 * @property {string} text
 * @property {string} muted
 * @property {string} line
 * @property {string} paper
 * @property {string} font of the words in drawings
 */

// Nobody reads numbers that change with every frame.
const NUMBERS_EVERY_MILLISECONDS = 100;
const WEIGHTS_EVERY_MILLISECONDS = 250;
const ACTIVITY_EVERY_MILLISECONDS = 2000;

export class InsideTab {
  #host;
  #texts = new Texts();
  #words;
  #language = 'en';
  #isOpen = false;
  /** @type {Palette} */
  #palette = {
    css: { positive: '', negative: '' },
    rgb: { positive: [0, 0, 0], negative: [0, 0, 0] },
    text: '',
    muted: '',
    line: '',
    paper: '',
    font: '',
  };
  /** @type {UnitPlace} no network has this one, so that it becomes the digit that is read */
  #chosen = { layer: -1, unit: 0 };
  /** @type {Inspection | null} */
  #shown = null;
  /** @type {Uint8Array | null} of the drawing, once it is known: it need not be made again after every step */
  #image = null;
  /** Of the drawing. */
  #changes = 0;
  #networkNumber = 0;
  #positive = create('span', { class: 'positive' });
  #negative = create('span', { class: 'negative' });
  #paper = create('span', { class: 'inside-paper', hidden: true });
  #muted = create('p', { class: 'inside-help' });
  #empty = create('p', { class: 'inside-empty', hidden: true });
  #spoken = create('p', { class: 'visually-hidden', role: 'status' });
  #layer = create('select', { id: 'inside-layer' });
  #unit = create('input', { id: 'inside-unit', type: 'number', min: 1, step: 1 });
  #drawing;
  #unitPanel;
  #gallery;
  #activity;
  #inspect;
  #askWeights;
  #measure;
  #showUnitSoon = atMostEvery(NUMBERS_EVERY_MILLISECONDS, () => this.#showUnit());
  #weightsSoon = atMostEvery(WEIGHTS_EVERY_MILLISECONDS, () => this.#isOpen && this.#askWeights());
  #measureSoon = atMostEvery(ACTIVITY_EVERY_MILLISECONDS, () => this.#isOpen && this.#measure());

  /**
   * @param {import('../lab.js').LabHost} host
   * @param {Dictionary} words
   */
  constructor(host, words) {
    this.#host = host;
    this.#words = words;
    const choose = (/** @type {UnitPlace} */ place) => this.#choose(place);
    this.#drawing = new NetworkDrawing(this.#palette, () => this.#chosen, choose);
    this.#unitPanel = new UnitPanel(this.#palette, choose);
    this.#gallery = new WeightsGallery(this.#palette, {
      turn: () => this.#askWeights(),
      choose: (unit) => this.#choose({ layer: 0, unit }),
    });
    this.#activity = new ActivityList(this.#palette);
    this.#inspect = oncePerFrame(latestOnly(() => this.#reporting(() => this.#inspectNow())));
    this.#askWeights = latestOnly(() => this.#reporting(() => this.#askWeightsNow()));
    this.#measure = latestOnly(() => this.#reporting(() => this.#measureNow()));
    this.#texts.add(this.#positive, (all) => all.lab.inside.positive);
    this.#texts.add(this.#negative, (all) => all.lab.inside.negative);
    this.#texts.add(this.#muted, (all) => all.lab.inside.help);
    this.#texts.add(this.#empty, (all) => all.lab.inside.empty);
    const legend = create('p', { class: 'inside-legend' }, this.#positive, this.#negative, this.#paper);
    this.element = create(
      'div',
      { class: 'inside' },
      this.#muted,
      this.#empty,
      this.#drawing.element,
      create('div', { class: 'inside-choice' }, ...this.#makeChoice(), legend),
      this.#unitPanel.element,
      this.#gallery.element,
      this.#activity.element,
      this.#spoken,
    );
  }

  #makeChoice() {
    this.#layer.addEventListener('change', () => this.#choose({ layer: Number(this.#layer.value), unit: 0 }));
    this.#unit.addEventListener('change', () => this.#enterUnit());
    return [
      [this.#layer, 'layer'],
      [this.#unit, 'unitNumber'],
    ].map(([control, name]) => {
      const label = create('label', { for: /** @type {HTMLElement} */ (control).id });
      this.#texts.add(label, ({ lab }) => lab.inside[/** @type {'layer' | 'unitNumber'} */ (name)]);
      return create('span', {}, label, /** @type {HTMLElement} */ (control));
    });
  }

  open() {
    this.#isOpen = true;
    this.restyle();
    this.drawn();
    this.#askWeights();
    this.#measure();
  }

  close() {
    this.#isOpen = false;
  }

  drawn() {
    this.#image = null;
    this.#changes++;
    this.#inspect();
  }

  /** @param {import('../../../../engine/types.js').Update} update */
  update({ progress }) {
    if (progress.network !== this.#networkNumber) {
      this.#networkNumber = progress.network;
      this.#activity.history.clear();
    }
    this.#inspect();
    this.#weightsSoon();
    this.#measureSoon();
  }

  take() {
    this.#inspect();
    this.#weightsSoon();
    this.#measureSoon();
  }

  /**
   * @param {Dictionary} words
   * @param {string} language
   */
  translate(words, language) {
    this.#words = words;
    this.#language = language;
    this.#texts.translate(words);
    for (const part of [this.#drawing, this.#unitPanel, this.#gallery, this.#activity]) part.translate(words);
    this.#activity.show(words, language);
    this.#layer.replaceChildren();
    if (this.#shown) this.#show(this.#shown);
    if (this.#isOpen) this.#askWeights();
  }

  restyle() {
    const positive = getComputedStyle(this.#positive).color;
    const negative = getComputedStyle(this.#negative).color;
    const paper = getComputedStyle(this.#paper);
    Object.assign(this.#palette, {
      css: { positive, negative },
      rgb: { positive: rgbOf(positive), negative: rgbOf(negative) },
      text: getComputedStyle(this.element).color,
      muted: getComputedStyle(this.#muted).color,
      line: paper.borderTopColor,
      paper: paper.backgroundColor,
      font: `13px ${paper.fontFamily}`,
    });
    if (!this.#shown) return;
    this.#show(this.#shown);
    this.#drawing.restyle();
    this.#gallery.restyle();
    this.#activity.restyle();
  }

  /** @param {UnitPlace} place */
  #choose(place) {
    const { layers } = this.#shown ?? {};
    if (!layers) return;
    this.#chosen = place;
    this.#spoken.textContent = this.#nameOf(place, layers);
    this.#inspect();
  }

  #enterUnit() {
    const { chosen, layers } = this.#shown ?? {};
    if (!chosen || !layers) return;
    const isOutput = chosen.layer === layers.length - 1;
    const wanted = Math.round(Number(this.#unit.value)) - (isOutput ? 0 : 1);
    const unit = Math.min(Math.max(Number.isFinite(wanted) ? wanted : 0, 0), layers[chosen.layer].outputs.length - 1);
    this.#choose({ ...chosen, unit });
  }

  /** @param {() => Promise<void>} work */
  async #reporting(work) {
    try {
      await work();
    } catch (error) {
      this.#host.report(error);
    }
  }

  async #inspectNow() {
    if (!this.#isOpen) return;
    const strokes = this.#host.drawing();
    const changes = this.#changes;
    const asked = this.#chosen;
    const inspection = await this.#host.ask('inspect', this.#image ? { image: this.#image } : { strokes }, asked);
    if (changes === this.#changes) this.#image = inspection.image;
    // Another unit may have been chosen meanwhile; the one that was asked for may have gone with its network. Until one is
    // chosen, what is shown follows what is read.
    if (asked === this.#chosen && asked.layer >= 0) this.#chosen = inspection.chosen;
    this.#shown = inspection;
    this.#empty.hidden = strokes.length > 0;
    this.#show(inspection);
  }

  async #askWeightsNow() {
    if (!this.#isOpen) return;
    const { first, count } = this.#gallery.wanted;
    this.#gallery.show(await this.#host.ask('firstWeights', first, count), this.#words, this.#language);
    this.#mark();
  }

  async #measureNow() {
    if (!this.#isOpen) return;
    this.#activity.history.add(await this.#host.ask('unitActivity'));
    this.#activity.show(this.#words, this.#language);
  }

  /** @param {Inspection} inspection */
  #show(inspection) {
    const { layers, chosen } = inspection;
    const { inside } = this.#words.lab;
    const activation = formatNumber(inspection.unit.output, this.#language, 3);
    const sizes = layers.map(({ outputs }) => formatNumber(outputs.length, this.#language)).join(' – ');
    this.#drawing.show(inspection, inside.picture({ sizes, unit: this.#nameOf(chosen, layers), activation }));
    this.#showChoice(inspection);
    this.#mark();
    this.#showUnitSoon();
  }

  #showUnit() {
    if (this.#isOpen && this.#shown) this.#unitPanel.show(this.#shown, this.#words, this.#language);
  }

  /** @param {Inspection} inspection */
  #showChoice({ layers, chosen }) {
    const { inside } = this.#words.lab;
    const names = layers.map(({ outputs }, i) =>
      i === layers.length - 1
        ? inside.outputLayer
        : inside.hiddenLayer({ layer: i + 1, units: formatNumber(outputs.length, this.#language) }),
    );
    if ([...this.#layer.options].map(({ text }) => text).join() !== names.join()) {
      this.#layer.replaceChildren(...names.map((name, value) => create('option', { value }, name)));
    }
    const first = chosen.layer === layers.length - 1 ? 0 : 1;
    this.#layer.value = String(chosen.layer);
    this.#unit.min = String(first);
    this.#unit.max = String(layers[chosen.layer].outputs.length - 1 + first);
    const { activeElement } = /** @type {ShadowRoot} */ (this.element.getRootNode());
    if (activeElement !== this.#unit) this.#unit.value = String(chosen.unit + first);
  }

  #mark() {
    const { layers, chosen } = this.#shown ?? {};
    this.#gallery.mark(chosen && layers && chosen.layer === 0 ? chosen.unit : null);
  }

  /**
   * @param {UnitPlace} place
   * @param {import('#wasm').LayerState[]} layers
   */
  #nameOf({ layer, unit }, layers) {
    const { inside } = this.#words.lab;
    if (layer === layers.length - 1) return inside.outputUnit({ digit: unit });
    return inside.hiddenUnit({ unit: unit + 1, units: layers[layer].outputs.length, layer: layer + 1 });
  }
}
