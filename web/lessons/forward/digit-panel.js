// One unit of a network that reads digits: how it comes to what it says of the digit on the canvas.
import { create, latestOnly } from '../../dom.js';
import { activationFormula, generalFormula, sumFormula } from '../../elements/digits/lab/inside/formula.js';
import { strongest } from '../../elements/digits/lab/inside/strongest.js';
import { lazily } from '../../lazily.js';
import { DigitPad } from '../widgets/digit-pad.js';
import { Formula } from '../widgets/formula.js';

/** @typedef {typeof import('../words/en.js').default.forward} Words */
/** @typedef {import('../../draw/strokes.js').Strokes} Strokes */

const HIDDEN = 32;
const DIGITS = 10;
const OUTPUT = 1;
const TERMS = 6;
const DECIMALS = 3;
const SETTINGS = { hidden: String(HIDDEN), activation: 'relu', augment: 'off', 'pen-digits': '0', seed: '1' };

export class DigitPanel {
  #host;
  #session;
  /** @type {Words | null} */
  #words = null;
  /** @type {Strokes} */
  #strokes = [];
  /** @type {import('#wasm').Inspection & {chosen: {layer: number, unit: number}} | null} */
  #inspection = null;
  #epochs = 0;
  #pad = new DigitPad((strokes) => {
    this.#strokes = strokes;
    this.#inspect();
  });
  #formulas = [new Formula(), new Formula(), new Formula()];
  #said = create('p', { role: 'status' });
  #caption = create('caption');
  #heads = Array.from({ length: 4 }, () => create('th', { scope: 'col' }));
  #rows = create('tbody');
  #layer;
  #unit;
  #train;
  #ask = latestOnly(() => this.#askNow());

  /**
   * @param {import('../lesson.js').LessonHost} host
   * @param {import('../widgets/controls.js').Controls} controls
   */
  constructor(host, controls) {
    this.#host = host;
    this.#session = lazily(async () => {
      const session = await host.digitsSession(() => {});
      await session.set(SETTINGS);
      return session;
    });
    const choose = () => this.#inspect();
    this.#layer = controls.select(
      (words) => words.layer,
      { 1: (words) => words.outputLayer, 0: (words) => words.hiddenLayer },
      choose,
    );
    this.#layer.value = '1';
    this.#unit = controls.number((words) => words.unit, { minimum: 0, maximum: HIDDEN, step: 1, value: 3 }, choose);
    this.#train = controls.button(
      (words) => words.trainEpoch,
      () => this.#trainEpoch(),
      { isPrimary: true },
    );
    this.element = create(
      'div',
      { class: 'lab forward-digit' },
      controls.panel((words) => words.digitTitle, this.#pad.element, this.#said),
      controls.panel(
        (words) => words.unitTitle,
        controls.row(this.#layer.element, this.#unit.element, this.#train),
        create('div', { class: 'forward-formulas' }, ...this.#formulas.map(({ element }) => element)),
      ),
      controls.panel(
        (words) => words.termsTitle,
        create(
          'table',
          { class: 'numbers' },
          this.#caption,
          create('thead', {}, create('tr', {}, ...this.#heads)),
          this.#rows,
        ),
      ),
    );
  }

  /** @param {Words} words @param {string} language */
  translate(words, language) {
    this.#words = words;
    this.#pad.translate(language);
    const { from, weight, input, term } = words.termColumns;
    [from, weight, input, term].forEach((text, i) => (this.#heads[i].textContent = text));
    this.#show();
  }

  open() {
    this.#inspect();
  }

  async close() {
    // Whoever has not asked for digits yet is not to load them now.
    if (this.#inspection) await (await this.#session()).pause();
  }

  async #trainEpoch() {
    const session = await this.#session();
    this.#train.disabled = true;
    try {
      await session.train({ epochs: 1 });
      this.#epochs = (await session.state()).progress.epochs;
    } finally {
      this.#train.disabled = false;
    }
    await this.#ask();
  }

  #inspect() {
    this.#ask().catch(this.#host.report);
  }

  async #askNow() {
    const layer = Number(this.#layer.value);
    // Hidden units are numbered from 1, those of the output by their digits.
    const [first, last] = layer === OUTPUT ? [0, DIGITS - 1] : [1, HIDDEN];
    const number = Math.min(last, Math.max(first, Math.round(this.#unit.value || 0)));
    this.#unit.value = number;
    this.#inspection = await this.#inspectUnit(layer, number - first);
    this.#show();
  }

  /** @param {number} layer @param {number} unit */
  async #inspectUnit(layer, unit) {
    return (await this.#session()).ask('inspect', { strokes: this.#strokes }, { layer, unit });
  }

  /** @returns {Promise<{isDrawn: boolean, epochs: number, digit: number, strongest: number}>} the digit that is read, and the hidden unit, from 1, that speaks most for it */
  async state() {
    const { layers } = await this.#inspectUnit(OUTPUT, 0);
    const digit = readBy(layers);
    const { unit } = await this.#inspectUnit(OUTPUT, digit);
    const most = unit.terms.indexOf(Math.max(...unit.terms));
    return { isDrawn: this.#strokes.length > 0, epochs: this.#epochs, digit, strongest: most + 1 };
  }

  /** @param {string} exercise @returns {Promise<string>} of the network as it stands */
  async resultCode(exercise) {
    return (await this.#session()).ask('resultCode', exercise);
  }

  #show() {
    const [words, inspection] = [this.#words, this.#inspection];
    if (!words) return;
    this.#caption.textContent = words.terms({ terms: TERMS });
    if (!inspection) return;
    const { layers, unit, chosen } = inspection;
    const number = (/** @type {number} */ value) => this.#host.format(value, DECIMALS);
    const layer = chosen.layer + 1;
    const [termTotal, bias, sum, output] = [unit.termTotal, unit.bias, unit.sum, unit.output].map(number);
    const name = chosen.layer === OUTPUT ? chosen.unit : chosen.unit + 1;
    [
      generalFormula(layer, name),
      sumFormula(layer, name, { termTotal, bias, sum }),
      activationFormula(layer, name, layers[chosen.layer].activation, { sum, output }),
    ].forEach((tex, i) => this.#formulas[i].show(tex));
    const read = readBy(layers);
    const share = this.#host.percent(layers[OUTPUT].outputs[read]);
    this.#said.textContent =
      this.#strokes.length === 0 ? words.draw : words.reads({ digit: read, share, epochs: this.#epochs });
    this.#rows.replaceChildren(
      ...strongest(unit.terms, TERMS).map((k) =>
        create(
          'tr',
          {},
          create('th', { scope: 'row' }, chosen.layer === 0 ? words.pixel(pixelAt(k)) : words.hiddenUnit(k + 1)),
          ...[unit.weights[k], unit.inputs[k], unit.terms[k]].map((value) => create('td', {}, number(value))),
        ),
      ),
    );
  }
}

/** @param {number} k of the image's pixels, row by row */
const pixelAt = (k) => ({ column: (k % 28) + 1, row: Math.floor(k / 28) + 1 });

/** @param {import('#wasm').LayerState[]} layers */
function readBy(layers) {
  const { outputs } = layers[OUTPUT];
  return outputs.indexOf(Math.max(...outputs));
}
