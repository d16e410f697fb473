// A hidden layer that can be made wider and narrower: by the top edge of its bar, with the pointer or the keyboard, and
// by buttons.
import { create } from '../../../dom.js';
import { formatNumber } from '../../../i18n/index.js';
import { LayerBar, shareAt } from './layer-bar.js';
import { MOST_UNITS, unitsAt, unitsBeside } from './units.js';

/** @typedef {import('../../../i18n/index.js').Dictionary} Dictionary */

/**
 * @typedef {object} HiddenLayerActions
 * @property {(units: number) => void} move it has so many units now; more may follow at once
 * @property {() => void} commit it keeps them
 * @property {() => void} remove
 */

const STEPS_OF_A_PAGE = 4;

/** @type {Record<string, (units: number) => number>} what a key makes of a number of units */
const KEYS = {
  ArrowUp: (units) => unitsBeside(units, 1),
  ArrowRight: (units) => unitsBeside(units, 1),
  ArrowDown: (units) => unitsBeside(units, -1),
  ArrowLeft: (units) => unitsBeside(units, -1),
  PageUp: (units) => unitsBeside(units, STEPS_OF_A_PAGE),
  PageDown: (units) => unitsBeside(units, -STEPS_OF_A_PAGE),
  Home: () => 1,
  End: () => MOST_UNITS,
};

export class HiddenLayer {
  #actions;
  #units = 1;
  /** Of a pointer that drags: where it has taken hold of the edge, and the units from which it began. */
  #drag = { isOn: false, y: 0, offset: 0, before: 1 };
  remove = create('button', { type: 'button', class: 'architecture-remove' }, '×');
  edge = create('div', {
    class: 'architecture-edge',
    role: 'slider',
    tabindex: 0,
    'aria-orientation': 'vertical',
    'aria-valuemin': 1,
    'aria-valuemax': MOST_UNITS,
  });
  #fewer = create('button', { type: 'button' }, '−');
  #more = create('button', { type: 'button' }, '+');
  #bar = new LayerBar({ onBar: [this.remove, this.edge], below: [this.#fewer, this.#more] });

  /** @param {HiddenLayerActions} actions */
  constructor(actions) {
    this.#actions = actions;
    this.element = this.#bar.element;
    this.remove.addEventListener('click', actions.remove);
    for (const [button, steps] of /** @type {const} */ ([
      [this.#fewer, -1],
      [this.#more, 1],
    ])) {
      button.addEventListener('click', () => {
        actions.move(unitsBeside(this.#units, steps));
        actions.commit();
      });
    }
    this.#listenToKeys();
    this.#listenToPointer();
  }

  #listenToKeys() {
    this.edge.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.#drag.isOn) this.#cancelDrag();
      if (!Object.hasOwn(KEYS, event.key) || event.ctrlKey || event.altKey || event.metaKey || this.#isOff) return;
      event.preventDefault();
      this.#actions.move(KEYS[event.key](this.#units));
    });
    // Not at every repetition of a key that is held.
    this.edge.addEventListener('keyup', (event) => Object.hasOwn(KEYS, event.key) && this.#actions.commit());
    this.edge.addEventListener('blur', () => !this.#drag.isOn && this.#actions.commit());
  }

  #listenToPointer() {
    this.edge.addEventListener('pointerdown', (event) => {
      if (event.button !== 0 || this.#isOff) return;
      event.preventDefault(); // no selection of text
      this.edge.focus();
      this.edge.setPointerCapture(event.pointerId);
      const { top, height } = this.edge.getBoundingClientRect();
      this.#drag = { isOn: true, y: event.clientY, offset: event.clientY - (top + height / 2), before: this.#units };
    });
    this.edge.addEventListener('pointermove', (event) => {
      // Not movementY: Firefox leaves it 0 while a finger moves.
      if (!this.#drag.isOn || event.clientY === this.#drag.y) return;
      this.#drag.y = event.clientY;
      const { bottom, height } = this.#bar.plot.getBoundingClientRect();
      this.#actions.move(unitsAt(shareAt((bottom - (event.clientY - this.#drag.offset)) / height)));
    });
    this.edge.addEventListener('pointerup', () => {
      if (!this.#drag.isOn) return;
      this.#drag.isOn = false;
      this.#actions.commit();
    });
    this.edge.addEventListener('pointercancel', () => this.#drag.isOn && this.#cancelDrag());
  }

  #cancelDrag() {
    this.#drag.isOn = false;
    this.#actions.move(this.#drag.before);
    this.#actions.commit();
  }

  get #isOff() {
    return this.edge.ariaDisabled === 'true';
  }

  /**
   * @param {number} units
   * @param {number} layer its number, from 1
   * @param {Dictionary} words
   * @param {string} language
   */
  show(units, layer, { settings: { architecture } }, language) {
    this.#units = units;
    this.#bar.show(units, language);
    this.#bar.name.textContent = architecture.hidden({ layer });
    this.edge.setAttribute('aria-label', architecture.units({ layer }));
    this.edge.ariaValueNow = String(units);
    this.edge.ariaValueText = architecture.value({ units: formatNumber(units, language) });
    label(this.remove, architecture.remove({ layer }));
    label(this.#fewer, architecture.fewer({ layer }));
    label(this.#more, architecture.more({ layer }));
  }

  /** @param {boolean} isUsable */
  enable(isUsable) {
    for (const button of [this.remove, this.#fewer, this.#more]) button.disabled = !isUsable;
    this.edge.ariaDisabled = String(!isUsable);
  }
}

/**
 * @param {HTMLButtonElement} button with a sign on it
 * @param {string} text what it does
 */
export function label(button, text) {
  button.setAttribute('aria-label', text);
  button.title = text;
}
