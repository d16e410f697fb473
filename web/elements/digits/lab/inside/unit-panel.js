// The chosen unit: its formula with the real numbers, what leads to it, and what it looks for.
import { create } from '../../../../dom.js';
import { formatNumber } from '../../../../i18n/index.js';
import { Texts } from '../../../../i18n/texts.js';
import { DivergingFigure } from './diverging-figure.js';
import { activationFormula, generalFormula, sumFormula } from './formula.js';
import { strongest } from './strongest.js';

/** @typedef {import('../../../../i18n/index.js').Dictionary} Dictionary */
/** @typedef {import('./inside-tab.js').Inspection} Inspection */
/** @typedef {import('./network-layout.js').UnitPlace} UnitPlace */

const SIDE = 28;
const TERMS = 6;

export class UnitPanel {
  #texts = new Texts();
  #palette;
  #onChoose;
  #heading = create('h3');
  #formulas = [create('p'), create('p'), create('p')];
  /** What each formula shows now, so that none is set anew without need. */
  #written = ['', '', ''];
  #rows = create('tbody');
  #noTerms = create('p', { class: 'inside-help' });
  #weights = new DivergingFigure();
  #terms = new DivergingFigure();
  #gradient = new DivergingFigure();
  #contributions = new DivergingFigure();

  /**
   * @param {import('./inside-tab.js').Palette} palette
   * @param {(place: UnitPlace) => void} onChoose
   */
  constructor(palette, onChoose) {
    this.#palette = palette;
    this.#onChoose = onChoose;
    const caption = create('caption');
    this.#texts.add(caption, (words) => words.lab.inside.terms);
    this.#texts.add(this.#noTerms, (words) => words.lab.inside.noTerms);
    const heads = /** @type {const} */ (['from', 'weight', 'input', 'term']).map((name) => {
      const head = create('th', { scope: 'col' });
      this.#texts.add(head, (words) => words.lab.inside.columns[name]);
      return head;
    });
    const figures = [this.#gradient, this.#contributions, this.#weights, this.#terms].map(({ element }) => element);
    this.element = create(
      'section',
      { class: 'inside-unit is-empty' },
      create(
        'div',
        { class: 'inside-numbers' },
        this.#heading,
        create('div', { class: 'inside-formulas' }, ...this.#formulas),
        create('table', {}, caption, create('thead', {}, create('tr', {}, ...heads)), this.#rows),
        this.#noTerms,
      ),
      create('div', { class: 'inside-figures' }, ...figures),
    );
  }

  /** @param {Dictionary} words */
  translate(words) {
    this.#texts.translate(words);
  }

  /**
   * @param {Inspection} inspection
   * @param {Dictionary} words
   * @param {string} language
   */
  show(inspection, words, language) {
    const { inside } = words.lab;
    const number = (/** @type {number} */ value) => formatNumber(value, language, 3);
    const { layers, chosen, unit } = inspection;
    const isOutput = chosen.layer === layers.length - 1;
    const name = isOutput ? chosen.unit : chosen.unit + 1;
    this.#heading.textContent = isOutput
      ? inside.outputUnit({ digit: chosen.unit })
      : inside.hiddenUnit({
          unit: chosen.unit + 1,
          units: layers[chosen.layer].outputs.length,
          layer: chosen.layer + 1,
        });
    const [termTotal, bias, sum, output] = [unit.termTotal, unit.bias, unit.sum, unit.output].map(number);
    const layer = chosen.layer + 1;
    [
      generalFormula(layer, name),
      sumFormula(layer, name, { termTotal, bias, sum }),
      activationFormula(layer, name, layers[chosen.layer].activation, { sum, output }),
    ].forEach((formula, i) => this.#write(i, formula));
    this.#listTerms(inspection, inside, number);
    this.#showImages(inspection, inside, number);
    this.element.classList.remove('is-empty');
  }

  /**
   * @param {number} i
   * @param {string} formula
   */
  #write(i, formula) {
    if (this.#written[i] === formula) return;
    this.#written[i] = formula;
    // Loaded when it is first needed: it is as large as all the rest of the page's code.
    void import('katex').then(({ default: katex }) => {
      // MathML alone: browsers set it with their own fonts, and screen readers read it.
      if (this.#written[i] === formula)
        katex.render(formula, this.#formulas[i], { output: 'mathml', displayMode: true });
    });
  }

  /**
   * @param {Inspection} inspection
   * @param {Dictionary['lab']['inside']} inside
   * @param {(value: number) => string} number
   */
  #listTerms({ chosen, unit }, inside, number) {
    const places = strongest(unit.terms, TERMS);
    this.#noTerms.hidden = places.length > 0;
    while (this.#rows.childElementCount > places.length) this.#rows.lastElementChild?.remove();
    while (this.#rows.childElementCount < places.length) {
      this.#rows.append(create('tr', {}, create('th', { scope: 'row' }), create('td'), create('td'), create('td')));
    }
    places.forEach((k, i) => {
      const [from, ...cells] = this.#rows.children[i].children;
      this.#nameSource(/** @type {HTMLElement} */ (from), chosen.layer, k, inside);
      [unit.weights[k], unit.inputs[k], unit.terms[k]].forEach((value, j) => {
        cells[j].textContent = number(value);
        cells[j].className = j === 2 ? (value < 0 ? 'negative' : 'positive') : '';
      });
    });
  }

  /**
   * @param {HTMLElement} cell
   * @param {number} layer
   * @param {number} k
   * @param {Dictionary['lab']['inside']} inside
   */
  #nameSource(cell, layer, k, inside) {
    if (layer === 0) {
      cell.textContent = inside.pixel({ column: (k % SIDE) + 1, row: Math.floor(k / SIDE) + 1 });
      return;
    }
    const button = cell.querySelector('button') ?? create('button', { type: 'button', class: 'inside-link' });
    button.textContent = inside.unit({ unit: k + 1 });
    button.onclick = () => this.#onChoose({ layer: layer - 1, unit: k });
    if (button.parentElement !== cell) cell.replaceChildren(button);
  }

  /**
   * @param {Inspection} inspection
   * @param {Dictionary['lab']['inside']} inside
   * @param {(value: number) => string} number
   */
  #showImages({ layers, chosen, unit }, inside, number) {
    const isFirst = chosen.layer === 0;
    const isOutput = chosen.layer === layers.length - 1;
    // Of the first layer the gradient is the weights, and the other two would say the same again.
    this.#weights.element.hidden = isFirst;
    this.#terms.element.hidden = isFirst;
    const { images } = inside;
    const gradient = isFirst ? images.firstWeights : images.gradient;
    const contributions = isFirst ? images.firstTerms : isOutput ? images.digit(chosen.unit) : images.contributions;
    this.#gradient.show(unit.gradient, SIDE, this.#palette, { ...gradient, number });
    this.#contributions.show(unit.contributions, SIDE, this.#palette, { ...contributions, number });
    if (isFirst) return;
    const columns = Math.ceil(Math.sqrt(unit.weights.length));
    this.#weights.show(unit.weights, columns, this.#palette, { ...images.weights, number });
    this.#terms.show(unit.terms, columns, this.#palette, { ...images.terms, number });
  }
}
