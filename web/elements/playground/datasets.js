// What there is to learn: a picture and a name of each set of points.
import { Plane } from '../../charts/plane.js';
import { create } from '../../dom.js';
import { DATASETS } from './attributes.js';

/** @typedef {import('../../engine/points/types.js').PointsData} PointsData */

export class Datasets {
  /** @type {Map<string, {button: HTMLButtonElement, plane: Plane, name: HTMLElement}>} */
  #choices = new Map();

  /** @param {(dataset: string) => void} onChoose */
  constructor(onChoose) {
    for (const dataset of DATASETS) {
      const plane = new Plane();
      const name = create('span');
      const button = create(
        'button',
        { type: 'button', class: 'dataset', part: 'dataset', 'aria-pressed': 'false', 'data-dataset': dataset },
        plane.element,
        name,
      );
      // The name says it.
      plane.element.setAttribute('aria-hidden', 'true');
      button.addEventListener('click', () => onChoose(dataset));
      this.#choices.set(dataset, { button, plane, name });
    }
    const buttons = [...this.#choices.values()].map(({ button }) => button);
    this.element = create('div', { class: 'datasets', role: 'group' }, ...buttons);
  }

  /** @param {Record<string, PointsData>} previews a few points of each */
  preview(previews) {
    for (const [dataset, { training, classes, halfWidth }] of Object.entries(previews)) {
      this.#choices.get(dataset)?.plane.show({ training, classes, halfWidth });
    }
  }

  /** @param {string} dataset that is learnt */
  show(dataset) {
    for (const [name, { button }] of this.#choices) button.setAttribute('aria-pressed', String(name === dataset));
  }

  /** @param {import('../../i18n/index.js').Dictionary} words */
  translate({ playground }) {
    this.element.setAttribute('aria-label', playground.data.title);
    /** @type {Record<string, string>} */
    const names = playground.datasets;
    for (const [dataset, { name }] of this.#choices) name.textContent = names[dataset];
  }

  restyle() {
    for (const { plane } of this.#choices.values()) plane.restyle();
  }
}
