// What <inkling-playground> shows. Knows of no session.
import uplotStyle from 'uplot/dist/uPlot.min.css?inline';
import curvesStyle from '../../charts/curves.css?inline';
import planeStyle from '../../charts/plane.css?inline';
import { create } from '../../dom.js';
import { dictionaryOf } from '../../i18n/index.js';
import { Texts } from '../../i18n/texts.js';
import baseStyle from '../base.css?inline';
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
 *   openFile: (file: File) => void,
 *   retry: () => void,
 *   dismiss: () => void,
 * }} Actions what the person did
 */

export class PlaygroundView {
  language = 'en';
  words = dictionaryOf('en');
  #texts = new Texts();
  #problemText = create('p');
  #retry = create('button', { type: 'button', hidden: true });
  #close = create('button', { type: 'button', class: 'close' }, '×');
  #problem = create(
    'div',
    { class: 'panel problem', role: 'alert', hidden: true },
    this.#problemText,
    this.#retry,
    this.#close,
  );
  #note = create('p', { class: 'panel said', role: 'status', hidden: true });

  /**
   * @param {ShadowRoot} root
   * @param {Actions} actions
   */
  constructor(root, actions) {
    for (const css of [uplotStyle, baseStyle, planeStyle, curvesStyle, style]) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      root.adoptedStyleSheets.push(sheet);
    }
    this.controls = new Controls(actions);
    this.data = new DataPanel(actions);
    this.diagram = new NetworkDiagram(actions);
    this.output = new OutputPanel(actions);
    this.settings = new SettingsPanel(actions.changeSetting);
    this.files = new FilesPanel({ save: actions.save, open: actions.openModel });
    this.#retry.addEventListener('click', actions.retry);
    this.#close.addEventListener('click', actions.dismiss);
    this.#texts.add(this.#retry, (words) => words.status.retry);
    for (const attribute of ['aria-label', 'title']) this.#texts.add(this.#close, ({ keep }) => keep.close, attribute);
    const network = panel(
      this.#texts,
      'network-panel',
      ({ playground }) => playground.network.title,
      this.diagram.element,
    );
    this.base = create(
      'div',
      { class: 'inkling plane-colours', part: 'base' },
      create('div', { class: 'messages' }, this.#problem, this.#note),
      create(
        'div',
        { class: 'panels' },
        this.controls.element,
        this.data.element,
        network,
        this.output.element,
        this.settings.element,
        this.files.element,
      ),
    );
    this.base.addEventListener('dragover', (event) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    });
    this.base.addEventListener('drop', (event) => {
      const [file] = event.dataTransfer?.files ?? [];
      if (!file) return;
      event.preventDefault();
      actions.openFile(file);
    });
    root.append(this.base);
  }

  /** @param {string} language */
  translate(language) {
    this.language = language;
    this.words = dictionaryOf(language);
    this.base.lang = language;
    this.#texts.translate(this.words);
    for (const part of [this.controls, this.data, this.diagram, this.output, this.settings, this.files]) {
      part.translate(this.words, language);
    }
    this.output.describe();
  }

  /** @param {import('../../engine/points/types.js').PointsState} state */
  show(state) {
    this.data.show(state.task);
    this.diagram.show(state);
    this.output.show(state);
    this.settings.show(state.settings);
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

  /**
   * @param {string | null} sentence
   * @param {boolean} [canRetry]
   */
  showProblem(sentence, canRetry = false) {
    this.#problem.hidden = sentence === null;
    this.#problemText.textContent = sentence ?? '';
    this.#retry.hidden = !canRetry;
    this.#close.hidden = canRetry; // without an engine there is nothing else to be done
  }

  /** @param {string | null} sentence */
  say(sentence) {
    this.#note.hidden = sentence === null;
    this.#note.textContent = sentence ?? '';
  }
}
