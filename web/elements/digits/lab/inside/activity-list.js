// How many units of each hidden layer are dead or saturated: now as a bar, and over the training so far.
import { create } from '../../../../dom.js';
import { formatNumber, formatPercent } from '../../../../i18n/index.js';
import { Texts } from '../../../../i18n/texts.js';
import { ActivityHistory } from './activity-history.js';

/** @typedef {import('../../../../i18n/index.js').Dictionary} Dictionary */
export class ActivityList {
  #texts = new Texts();
  #palette;
  history = new ActivityHistory();
  #heading = create('h3');
  #help = create('p', { class: 'inside-help' });
  #list = create('ul', { class: 'inside-activity' });
  #legend = create('p', { class: 'inside-legend', 'aria-hidden': 'true' });

  /** @param {import('./inside-tab.js').Palette} palette */
  constructor(palette) {
    this.#palette = palette;
    const dead = create('span', { class: 'negative' });
    const saturated = create('span', { class: 'positive' });
    this.#texts.add(this.#heading, (words) => words.lab.inside.activity);
    this.#texts.add(dead, (words) => words.lab.inside.dead);
    this.#texts.add(saturated, (words) => words.lab.inside.saturated);
    this.#legend.append(dead, saturated);
    this.element = create('section', {}, this.#heading, this.#help, this.#legend, this.#list);
  }

  /** @param {Dictionary} words */
  translate(words) {
    this.#texts.translate(words);
  }

  /**
   * @param {Dictionary} words
   * @param {string} language
   */
  show(words, language) {
    const { inside } = words.lab;
    const { newest, measurements } = this.history;
    this.#legend.hidden = !newest || newest.layers.length === 0;
    this.#help.textContent = !newest
      ? inside.measuring
      : newest.layers.length === 0
        ? inside.noHidden
        : [
            inside.activityHelp({ digits: formatNumber(newest.digits, language) }),
            ...(measurements.length > 1 ? [inside.strip] : []),
          ].join(' ');
    const layers = newest?.layers ?? [];
    while (this.#list.childElementCount > layers.length) this.#list.lastElementChild?.remove();
    while (this.#list.childElementCount < layers.length) this.#list.append(makeRow());
    layers.forEach(({ units, dead, saturated }, i) => {
      const [name, track, text, chart] = /** @type {HTMLElement[]} */ ([...this.#list.children[i].children]);
      const [deadBar, saturatedBar] = /** @type {HTMLElement[]} */ ([...track.children]);
      deadBar.style.width = `${(100 * dead) / units}%`;
      saturatedBar.style.width = `${(100 * saturated) / units}%`;
      name.textContent = inside.hiddenLayer({ layer: i + 1, units: formatNumber(units, language) });
      text.textContent = inside.shares({
        dead: formatPercent(dead / units, language),
        saturated: formatPercent(saturated / units, language),
      });
      const epochs = formatNumber(newest?.epochs ?? 0, language, 1);
      chart.setAttribute('aria-label', inside.overTime({ layer: i + 1, epochs }));
      // One measurement is no course yet.
      chart.hidden = measurements.length < 2;
      this.#paint(/** @type {HTMLCanvasElement} */ (chart), i);
    });
  }

  restyle() {
    [...this.#list.children].forEach((row, i) =>
      this.#paint(/** @type {HTMLCanvasElement} */ (row.lastElementChild), i),
    );
  }

  /**
   * Both shares over the epochs, one on top of the other.
   *
   * @param {HTMLCanvasElement} canvas
   * @param {number} layer
   */
  #paint(canvas, layer) {
    const width = Math.max(1, Math.round(canvas.clientWidth * devicePixelRatio));
    const height = Math.max(1, Math.round(canvas.clientHeight * devicePixelRatio));
    canvas.width = width;
    canvas.height = height;
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    const { newest, measurements } = this.history;
    const end = Math.max(newest?.epochs ?? 0, 1e-6);
    measurements.forEach(({ epochs, layers }, i) => {
      const next = measurements[i + 1]?.epochs ?? end;
      const left = (epochs / end) * width;
      // The newest is a mark at the end.
      const right = Math.max((next / end) * width, left + 1);
      const { units, dead, saturated } = layers[layer];
      const from = Math.min(left, width - 2 * devicePixelRatio);
      const high = (dead / units) * height;
      const higher = (saturated / units) * height;
      context.fillStyle = this.#palette.css.negative;
      context.fillRect(from, height - high, right - from, high);
      context.fillStyle = this.#palette.css.positive;
      context.fillRect(from, height - high - higher, right - from, higher);
    });
  }
}

function makeRow() {
  const track = create(
    'span',
    { class: 'track', 'aria-hidden': 'true' },
    create('span', { class: 'dead' }),
    create('span', { class: 'saturated' }),
  );
  return create(
    'li',
    {},
    create('span'),
    track,
    create('span', { class: 'shares' }),
    create('canvas', { role: 'img' }),
  );
}
