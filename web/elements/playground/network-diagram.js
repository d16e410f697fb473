// The network: what it is given of a point, its layers and its output, with all weights; every part of it can be changed.
import { planePalette } from '../../charts/plane-palette.js';
import { create } from '../../dom.js';
import { formatNumber } from '../../i18n/index.js';
import { FEATURES } from '../../engine/points/names.js';
import { LayerHead, MOST_LAYERS } from './layer-head.js';
import { Links } from './links.js';
import { parameterPlaces } from './parameter-places.js';
import { UnitEditor } from './unit-editor.js';
import { shadeOf, UnitPicture } from './unit-picture.js';

/** @typedef {import('../../engine/points/types.js').PointsState} PointsState */
/** @typedef {import('../../engine/points/types.js').PointsNews} PointsNews */
/** @typedef {import('../../i18n/index.js').Dictionary} Dictionary */
/** @typedef {{button: HTMLButtonElement, picture: UnitPicture, bias: HTMLElement | null}} Unit */

/**
 * @typedef {object} DiagramActions
 * @property {(features: string[]) => void} chooseFeatures
 * @property {(hidden: number[], activations: string[]) => void} reshape
 * @property {(place: number, value: number) => void} edit
 */

/** How the features are written. @type {Record<string, string>} */
export const FEATURE_SIGNS = {
  x: 'x₁',
  y: 'x₂',
  xSquared: 'x₁²',
  ySquared: 'x₂²',
  xTimesY: 'x₁x₂',
  sinX: 'sin x₁',
  sinY: 'sin x₂',
};

/** What a new layer begins with. */
const NEW_UNITS = 4;

export class NetworkDiagram {
  #actions;
  #columns = create('div', { class: 'columns' });
  #links = new Links();
  #tip = create('div', { class: 'tip', 'aria-hidden': 'true', hidden: true });
  #add = create('button', { type: 'button', class: 'add-layer', part: 'add-layer' }, '+');
  #addNote = create('span', { class: 'help' });
  #summary = create('p', { class: 'help network-summary' });
  #featuresTitle = create('h3');
  #outputTitle = create('h3');
  /** @type {Map<string, Unit>} */
  #features = new Map();
  /** @type {LayerHead[]} */
  #heads = [];
  /** Hidden layers and the output. @type {Unit[][]} */
  #layers = [];
  /** @type {PointsState | null} */
  #state = null;
  /** @type {PointsNews | null} */
  #news = null;
  /** @type {import('./links.js').Link | null} */
  #near = null;
  /** @type {{layer: number, unit: number} | null} */
  #edited = null;
  /** @type {ReturnType<typeof planePalette> | null} */
  #palette = null;
  /** @type {Record<string, Float32Array>} */
  #featureSurfaces = {};
  /** @type {Dictionary | null} */
  #words = null;
  #language = 'en';
  #editor;

  /** @param {DiagramActions} actions */
  constructor(actions) {
    this.#actions = actions;
    this.#editor = new UnitEditor(actions.edit, () => this.#edit(null));
    this.#picture = create('div', { class: 'diagram', part: 'diagram' }, this.#links.canvas, this.#columns, this.#tip);
    this.element = create(
      'div',
      { class: 'network' },
      create('div', { class: 'network-tools' }, this.#add, this.#addNote, this.#summary),
      create('div', { class: 'diagram-scroll' }, this.#picture),
      this.#editor.element,
    );
    for (const name of FEATURES) this.#features.set(name, this.#makeFeature(name));
    this.#add.addEventListener('click', () => this.#reshape((hidden) => hidden.push({ ...this.#newLayer() })));
    this.#picture.addEventListener('pointermove', (event) => this.#point(event));
    this.#picture.addEventListener('pointerleave', () => this.#pointAt(null));
    this.#picture.addEventListener('click', (event) => {
      if (this.#near && !(/** @type {Element} */ (event.target).closest('button, select'))) {
        this.#edit(this.#near, this.#near.place);
      }
    });
    new ResizeObserver(() => this.#placeLinks()).observe(this.#picture);
  }

  #picture;

  /** @param {Record<string, Float32Array>} surfaces of all features over the plane */
  showFeatures(surfaces) {
    this.#featureSurfaces = surfaces;
    this.#paintFeatures();
  }

  /** @param {PointsState} state */
  show(state) {
    const before = this.#state;
    this.#state = state;
    this.#news = null;
    const shapeOf = (/** @type {PointsState | null} */ each) => JSON.stringify(each?.layers.map(({ units }) => units));
    if (shapeOf(before) !== shapeOf(state)) this.#build(state);
    for (const [name, { button }] of this.#features) {
      button.setAttribute('aria-pressed', String(state.task.features.includes(name)));
    }
    this.#heads.forEach((head, i) => head.show(state.layers[i]));
    this.#add.disabled = this.#heads.length >= MOST_LAYERS;
    const { layer = 0, unit = 0 } = this.#edited ?? {};
    if (this.#edited) this.#edit(unit < (state.layers[layer]?.units ?? 0) ? this.#edited : null);
    this.#translateState();
    this.#placeLinks();
  }

  /** @param {PointsNews} news */
  update(news) {
    if (!this.#state) return;
    this.#news = news;
    const palette = (this.#palette ??= planePalette(this.element));
    const { layers } = this.#state;
    const surfaces = [...news.surface.layers, news.surface.outputs.map(thinned)];
    const places = parameterPlaces(this.#state.task.features.length, layers);
    this.#layers.forEach((units, i) =>
      units.forEach(({ picture, bias }, unit) => {
        const values = surfaces[i][unit];
        picture.paint(values, shadeOf(layers[i].activation, values), palette.rgb);
        if (bias) this.#paintBias(bias, news.parameters[places[i].bias(unit)]);
      }),
    );
    this.#paintLinks();
    this.#editor.update(news.parameters);
    this.#showTip();
  }

  /**
   * @param {Dictionary} words
   * @param {string} language
   */
  translate(words, language) {
    this.#words = words;
    this.#language = language;
    const { network, features } = words.playground;
    this.#featuresTitle.textContent = network.features;
    this.#outputTitle.textContent = network.output;
    this.#add.setAttribute('aria-label', network.add);
    this.#add.title = network.add;
    this.#addNote.textContent = network.add;
    for (const [name, { button }] of this.#features) {
      button.setAttribute(
        'aria-label',
        `${FEATURE_SIGNS[name]}, ${/** @type {Record<string, string>} */ (features)[name]}`,
      );
    }
    for (const head of this.#heads) head.translate(words);
    this.#editor.translate(words, language);
    this.#translateState();
  }

  /** Colours have changed. */
  restyle() {
    this.#palette = null;
    this.#paintFeatures();
    if (this.#news) this.update(this.#news);
  }

  /** @param {string} name */
  #makeFeature(name) {
    const picture = new UnitPicture();
    const button = create(
      'button',
      { type: 'button', class: 'unit feature', part: 'feature', 'aria-pressed': 'false' },
      create('span', { class: 'feature-name' }, FEATURE_SIGNS[name]),
      picture.canvas,
    );
    button.addEventListener('click', () => {
      const chosen = new Set(this.#state?.task.features);
      if (!chosen.delete(name)) chosen.add(name);
      // Without any there is no network.
      if (chosen.size > 0) this.#actions.chooseFeatures(FEATURES.filter((feature) => chosen.has(feature)));
    });
    return { button, picture, bias: null };
  }

  /** @param {PointsState} state */
  #build({ layers }) {
    const hidden = layers.length - 1;
    this.#heads = Array.from(
      { length: hidden },
      (_, layer) =>
        new LayerHead(layer, {
          resize: (at, units) => this.#reshape((all) => (all[at].units = units)),
          activate: (at, activation) => this.#reshape((all) => (all[at].activation = activation)),
          remove: (at) => this.#reshape((all) => all.splice(at, 1)),
        }),
    );
    this.#layers = layers.map(({ units }, layer) =>
      Array.from({ length: units }, (_, unit) => this.#makeUnit(layer, unit)),
    );
    this.#columns.replaceChildren(
      column('features', this.#featuresTitle, [...this.#features.values()]),
      ...this.#layers.map((units, i) => column('layer', this.#heads[i]?.element ?? this.#outputTitle, units)),
    );
    if (this.#words) for (const head of this.#heads) head.translate(this.#words);
  }

  /**
   * @param {number} layer
   * @param {number} unit
   * @returns {Unit}
   */
  #makeUnit(layer, unit) {
    const picture = new UnitPicture();
    const bias = create('span', { class: 'bias' });
    const button = create('button', { type: 'button', class: 'unit', part: 'unit' }, picture.canvas, bias);
    button.addEventListener('click', () => this.#edit({ layer, unit }, undefined));
    return { button, picture, bias };
  }

  /** @param {(hidden: {units: number, activation: string}[]) => unknown} change */
  #reshape(change) {
    if (!this.#state) return;
    const hidden = this.#state.layers.slice(0, -1).map((layer) => ({ ...layer }));
    change(hidden);
    this.#actions.reshape(
      hidden.map(({ units }) => units),
      hidden.map(({ activation }) => activation),
    );
  }

  #newLayer() {
    const last = this.#state?.layers.at(-2);
    return { units: NEW_UNITS, activation: last?.activation ?? 'tanh' };
  }

  /**
   * @param {{layer: number, unit: number} | null} at
   * @param {number} [focused] place of a parameter
   */
  #edit(at, focused) {
    this.#edited = at;
    this.#layers.flat().forEach(({ button }) => button.removeAttribute('data-edited'));
    if (!at || !this.#state) {
      this.#editor.show(null);
      return;
    }
    const { layer, unit } = at;
    const button = this.#layers[layer][unit].button;
    button.setAttribute('data-edited', '');
    const { task, layers } = this.#state;
    const places = parameterPlaces(task.features.length, layers)[layer];
    const inputs =
      layer === 0
        ? task.features.map((name) => FEATURE_SIGNS[name])
        : Array.from({ length: places.inputs }, (_, input) => `a${subscript(input + 1)}`);
    const weights = inputs.map((_, input) => places.weight(input, unit));
    this.#editor.show({ layer, unit, inputs, places: [...weights, places.bias(unit)] }, focused);
    if (this.#words) this.#editor.translate(this.#words, this.#language);
    if (this.#news) this.#editor.update(this.#news.parameters);
  }

  #placeLinks() {
    if (!this.#state || this.#picture.clientWidth === 0) return;
    const origin = this.#picture.getBoundingClientRect();
    const sides = (/** @type {Unit} */ { button }) => {
      const { left, right, top, width, height } = button.getBoundingClientRect();
      if (width === 0) return null; // a teacher has hidden it
      const y = top + height / 2 - origin.top;
      return { in: { x: left - origin.left, y }, out: { x: right - origin.left, y } };
    };
    const chosen = this.#state.task.features.map((name) => sides(/** @type {Unit} */ (this.#features.get(name))));
    const columns = [chosen, ...this.#layers.map((units) => units.map(sides))];
    const places = parameterPlaces(chosen.length, this.#state.layers);
    const links = places.flatMap(({ weight }, layer) =>
      columns[layer].flatMap((from, input) =>
        columns[layer + 1].flatMap((to, unit) =>
          from && to ? [{ layer, unit, input, from: from.out, to: to.in, place: weight(input, unit) }] : [],
        ),
      ),
    );
    this.#near = null;
    this.#links.place(links, { width: this.#picture.scrollWidth, height: this.#picture.scrollHeight });
    this.#paintLinks();
  }

  #paintLinks() {
    if (!this.#news || this.#news.network !== this.#state?.network) return;
    this.#palette ??= planePalette(this.element);
    this.#links.paint(this.#news.parameters, this.#palette.css, this.#near);
  }

  #paintFeatures() {
    this.#palette ??= planePalette(this.element);
    for (const [name, { picture }] of this.#features) {
      const values = this.#featureSurfaces[name];
      if (values) picture.paint(values, shadeOf('linear', values), this.#palette.rgb);
    }
  }

  /**
   * @param {HTMLElement} element
   * @param {number} bias
   */
  #paintBias(element, bias) {
    element.style.opacity = String(Math.min(1, 0.25 + Math.abs(bias)));
    element.dataset.sign = bias < 0 ? 'negative' : 'positive';
  }

  /** @param {PointerEvent} event */
  #point(event) {
    const { left, top } = this.#picture.getBoundingClientRect();
    const at = { x: event.clientX - left, y: event.clientY - top };
    const isOnControl = /** @type {Element} */ (event.target).closest('button, select') !== null;
    this.#tip.style.left = `${at.x + 12}px`;
    this.#tip.style.top = `${at.y + 12}px`;
    this.#pointAt(isOnControl ? null : this.#links.nearest(at));
  }

  /** @param {import('./links.js').Link | null} link */
  #pointAt(link) {
    if (link === this.#near) return;
    this.#near = link;
    this.#picture.classList.toggle('on-link', link !== null);
    this.#paintLinks();
    this.#showTip();
  }

  #showTip() {
    this.#tip.hidden = this.#near === null;
    if (!this.#near || !this.#news || !this.#words) return;
    const weight = formatNumber(this.#news.parameters[this.#near.place], this.#language, 3);
    this.#tip.textContent = this.#words.playground.network.weight({ weight });
  }

  #translateState() {
    if (!this.#words || !this.#state) return;
    const { network } = this.#words.playground;
    const { layers, task } = this.#state;
    const number = (/** @type {number} */ value) => formatNumber(value, this.#language);
    const inputs = task.features.length;
    const count = parameterPlaces(inputs, layers).reduce((sum, each) => sum + (each.inputs + 1) * each.units, 0);
    this.#summary.textContent = network.summary({
      shape: [inputs, ...layers.map(({ units }) => units)].join(' – '),
      parameters: number(count),
    });
    this.#layers.forEach((units, layer) =>
      units.forEach(({ button }, unit) => {
        const isOutput = layer === layers.length - 1;
        const at = { layer: number(layer + 1), unit: number(unit + 1) };
        button.setAttribute('aria-label', isOutput ? network.outputUnit(at) : network.unit(at));
      }),
    );
  }
}

/**
 * @param {string} name
 * @param {Element} head
 * @param {Unit[]} units
 */
const column = (name, head, units) =>
  create(
    'div',
    { class: `column ${name}` },
    create('div', { class: 'column-head' }, head),
    ...units.map(({ button }) => button),
  );

/** @param {number} number */
const subscript = (number) => [...String(number)].map((digit) => String.fromCharCode(0x2080 + Number(digit))).join('');

/** Every so manieth point to each side, as of hidden units, is enough for a picture of this size. */
const STRIDE = 4;

/** @param {Float32Array} values of a square, row by row */
function thinned(values) {
  const side = Math.round(Math.sqrt(values.length));
  const fewer = Math.ceil(side / STRIDE);
  return Float32Array.from({ length: fewer * fewer }, (_, i) => {
    const row = Math.floor(i / fewer);
    return values[STRIDE * (row * side + (i % fewer))];
  });
}
