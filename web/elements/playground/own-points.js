// Points of one's own: clicked into the plane, typed in, or read from a table.
import { create } from '../../dom.js';
import { HALF_WIDTH, MOST_CLASSES } from '../../engine/points/names.js';
import { Texts } from '../../i18n/texts.js';

/** @typedef {import('../../engine/points/types.js').OwnPoints} OwnPoints */

/**
 * @typedef {object} OwnPointsActions
 * @property {(points: OwnPoints) => Promise<void>} change resolves when they are in use, or have been refused
 * @property {(file: File) => void} open
 */

export class OwnPointsPanel {
  #actions;
  #texts = new Texts();
  #classes = create(
    'select',
    { id: 'own-class' },
    ...Array.from({ length: MOST_CLASSES }, (_, i) => create('option', { value: i })),
  );
  #x = create('input', { type: 'number', id: 'own-x', min: -HALF_WIDTH, max: HALF_WIDTH, step: 0.1, value: 0 });
  #y = create('input', { type: 'number', id: 'own-y', min: -HALF_WIDTH, max: HALF_WIDTH, step: 0.1, value: 0 });
  #undo = create('button', { type: 'button' });
  #clear = create('button', { type: 'button' });
  #file = create('input', { type: 'file', accept: '.csv,.tsv,.txt,text/csv', class: 'visually-hidden', tabindex: -1 });
  #open = create('button', { type: 'button' });
  /** As they were asked for last: one may click faster than they are taken. @type {OwnPoints} */
  #points = { inputs: new Float32Array(), labels: new Uint8Array(), values: new Float32Array() };
  /** As they are in use. */
  #inUse = this.#points;
  /** Changes that have been asked for, and are not in use yet. */
  #underWay = 0;

  /** @param {OwnPointsActions} actions */
  constructor(actions) {
    this.#actions = actions;
    const help = create('p', { class: 'help' });
    const add = create('button', { type: 'submit' });
    const field = (
      /** @type {HTMLInputElement | HTMLSelectElement} */ control,
      /** @type {(words: any) => string} */ text,
    ) => {
      const label = create('label', { for: control.id });
      this.#texts.add(label, text);
      return create('div', { class: 'own-field' }, label, control);
    };
    const form = create(
      'form',
      { class: 'own-form' },
      field(this.#classes, (words) => words.playground.own.class),
      field(this.#x, () => 'x₁'),
      field(this.#y, () => 'x₂'),
      add,
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (Number.isFinite(this.#x.valueAsNumber) && Number.isFinite(this.#y.valueAsNumber)) {
        this.add([this.#x.valueAsNumber, this.#y.valueAsNumber]);
      }
    });
    this.#undo.addEventListener('click', () => this.#keep(this.#count - 1));
    this.#clear.addEventListener('click', () => this.#keep(0));
    this.#open.addEventListener('click', () => this.#file.click());
    this.#file.addEventListener('change', () => {
      const [file] = this.#file.files ?? [];
      if (file) actions.open(file);
      this.#file.value = '';
    });
    this.#texts.add(help, ({ playground }) => playground.own.help);
    this.#texts.add(add, ({ playground }) => playground.own.add);
    this.#texts.add(this.#undo, ({ playground }) => playground.own.undo);
    this.#texts.add(this.#clear, ({ playground }) => playground.own.clear);
    this.#texts.add(this.#open, ({ playground }) => playground.own.open);
    this.#texts.add(this.#file, ({ playground }) => playground.own.open, 'aria-label');
    this.element = create(
      'div',
      { class: 'own', hidden: true },
      help,
      form,
      create('div', { class: 'actions' }, this.#open, this.#file, this.#undo, this.#clear),
    );
  }

  get #count() {
    return this.#points.inputs.length / 2;
  }

  /** @param {import('../../engine/points/types.js').Task} task */
  show({ dataset, own }) {
    this.#inUse = own;
    if (this.#underWay === 0) this.#points = own;
    this.element.hidden = dataset !== 'own';
    const isOfValues = own.values.length > 0;
    for (const control of [this.#classes, this.#x, this.#y]) control.disabled = isOfValues;
    this.#undo.disabled = this.#clear.disabled = this.#count === 0;
  }

  /** @param {[x: number, y: number]} point of the class that is chosen */
  add([x, y]) {
    if (this.#points.values.length > 0) return; // a table of values is not clicked together
    const { inputs, labels } = this.#points;
    this.#change({
      inputs: Float32Array.of(...inputs, within(x), within(y)),
      labels: Uint8Array.of(...labels, Number(this.#classes.value)),
      values: new Float32Array(),
    });
  }

  /** @param {import('../../i18n/index.js').Dictionary} words */
  translate(words) {
    this.#texts.translate(words);
    for (const option of this.#classes.options)
      option.textContent = words.playground.own.className({ label: option.value });
  }

  /** @param {number} count */
  #keep(count) {
    const { inputs, labels, values } = this.#points;
    this.#change({
      inputs: inputs.slice(0, 2 * count),
      labels: labels.slice(0, count),
      values: values.slice(0, count),
    });
  }

  /** @param {OwnPoints} points */
  async #change(points) {
    this.#points = points;
    this.#underWay++;
    await this.#actions.change(points);
    this.#underWay--;
    if (this.#underWay === 0) this.#points = this.#inUse; // other ones only when they have been refused
  }
}

/** @param {number} value */
const within = (value) => Math.max(-HALF_WIDTH, Math.min(HALF_WIDTH, value));
