// The panels of <inkling-playground>. They know of no session.
import uplotStyle from 'uplot/dist/uPlot.min.css?inline';
import curvesStyle from '../../charts/curves.css?inline';
import planeStyle from '../../charts/plane.css?inline';
import { create } from '../../dom.js';
import { Texts } from '../../i18n/texts.js';
import { panel } from '../panel.js';
import { Controls } from './controls.js';
import { DataPanel } from './data-panel.js';
import { FilesPanel } from './files-panel.js';
import { NetworkDiagram } from './network-diagram.js';
import { OutputPanel } from './output-panel.js';
import style from './playground.css?inline';
import { SettingsPanel } from './settings-panel.js';

/**
 * @typedef {import('./controls.js').ControlActions & import('./data-panel.js').DataActions
 *   & import('./network-diagram.js').DiagramActions & import('./output-panel.js').OutputActions & {
 *   changeSetting: (name: string, value: string) => void,
 *   save: (format: import('../model-file.js').ExportFormat) => void,
 *   openModel: (file: File) => void,
 * }} Actions what the person did
 */

export const styles = [uplotStyle, planeStyle, curvesStyle, style];

export class PlaygroundView {
  #texts = new Texts();

  /** @param {Actions} actions */
  constructor(actions) {
    this.controls = new Controls(actions);
    this.data = new DataPanel(actions);
    this.diagram = new NetworkDiagram(actions);
    this.output = new OutputPanel(actions);
    this.settings = new SettingsPanel(actions.changeSetting);
    this.files = new FilesPanel({ save: actions.save, open: actions.openModel });
    const network = panel(
      this.#texts,
      'network-panel',
      ({ playground }) => playground.network.title,
      this.diagram.element,
    );
    this.element = create(
      'div',
      { class: 'panels', 'data-waiting': '' },
      this.controls.element,
      this.data.element,
      network,
      this.output.element,
      this.settings.element,
      this.files.element,
    );
  }

  /**
   * @param {import('../../i18n/index.js').Dictionary} words
   * @param {string} language
   */
  translate(words, language) {
    this.#texts.translate(words);
    for (const part of [this.controls, this.data, this.diagram, this.output, this.settings, this.files]) {
      part.translate(words, language);
    }
    this.output.describe();
  }

  /** @param {import('../../engine/points/types.js').PointsState} state */
  show(state) {
    this.data.show(state.task);
    this.diagram.show(state);
    this.output.show(state);
    this.settings.show(state.settings);
    delete this.element.dataset.waiting;
  }

  /** @param {import('../../engine/points/types.js').PointsNews} news of what is shown */
  update(news) {
    this.controls.update(news);
    this.diagram.update(news);
    this.output.update(news);
  }

  /** The page has changed its colours. */
  restyle() {
    this.data.restyle();
    this.diagram.restyle();
    this.output.restyle();
  }
}
