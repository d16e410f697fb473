// What <inkling-digits> shows. Knows of no session.
import uplotStyle from 'uplot/dist/uPlot.min.css?inline';
import { create } from '../../dom.js';
import { dictionaryOf } from '../../i18n/index.js';
import { Texts } from '../../i18n/texts.js';
import baseStyle from '../base.css?inline';
import { sheetOf } from '../sheet.js';
import architectureStyle from './architecture/architecture.css?inline';
import augmentationStyle from './augmentation/augmentation.css?inline';
import { AugmentationPreview } from './augmentation/augmentation-preview.js';
import { takeDroppedFiles } from './drop.js';
import keepStyle from './keep.css?inline';
import { Lab } from './lab/lab.js';
import labStyle from './lab/lab.css?inline';
import { Notice } from './notice.js';
import { DrawingPanel } from './panels/drawing-panel.js';
import { ReadingPanel } from './panels/reading-panel.js';
import { ResultsPanel } from './panels/results-panel.js';
import { TrainingPanel } from './panels/training-panel.js';
import { SettingsForm } from './settings-form.js';
import printStyle from './print.css?inline';
import { Printing } from './printing.js';
import style from './style.css?inline';

/**
 * @typedef {object} Actions what the person did
 * @property {() => void} draw
 * @property {() => void} trainOrPause
 * @property {() => void} step
 * @property {() => void} reset
 * @property {() => void} bringBack the network before this one
 * @property {() => void} retry
 * @property {() => void} halve goes on from before a divergence, with half of the learning rate
 * @property {() => void} dismiss what was said of a problem
 * @property {(name: string, value: string) => void} change a setting
 * @property {ConstructorParameters<typeof import('./panels/correction.js').Correction>[0]} teach what is drawn
 * @property {(files: File[]) => void} openFiles
 */

export class DigitsView {
  language = 'en';
  words = dictionaryOf('en');
  #texts = new Texts();
  notice = new Notice();
  #problemText = create('p');
  #retry = create('button', { type: 'button', hidden: true });
  #halve = create('button', { type: 'button', hidden: true });
  #close = create('button', { type: 'button', class: 'close' }, '×');
  #problem = create(
    'div',
    { class: 'panel problem', part: 'panel problem', role: 'alert', hidden: true },
    this.#problemText,
    this.#retry,
    this.#halve,
    this.#close,
  );

  /**
   * @param {ShadowRoot} root
   * @param {Actions} actions
   * @param {import('./lab/lab.js').LabHost} labHost
   */
  constructor(root, actions, labHost) {
    const styles = [
      uplotStyle,
      baseStyle,
      style,
      architectureStyle,
      augmentationStyle,
      keepStyle,
      labStyle,
      printStyle,
    ];
    root.adoptedStyleSheets = styles.map(sheetOf);
    this.drawing = new DrawingPanel(actions.draw);
    this.training = new TrainingPanel(actions);
    this.reading = new ReadingPanel(this.words, actions.teach);
    this.results = new ResultsPanel(this.words);
    this.settings = new SettingsForm(actions.change, new AugmentationPreview(labHost));
    this.#retry.addEventListener('click', actions.retry);
    this.#texts.add(this.#retry, (words) => words.status.retry);
    this.#halve.addEventListener('click', actions.halve);
    this.#texts.add(this.#halve, (words) => words.status.halve);
    this.#close.addEventListener('click', actions.dismiss);
    for (const attribute of ['aria-label', 'title']) this.#texts.add(this.#close, ({ keep }) => keep.close, attribute);
    this.settingsPanel = this.#makeSettingsPanel();
    this.lab = new Lab(labHost, this.words, (more) => {
      // Before those of paper, which hold against all others.
      root.adoptedStyleSheets = root.adoptedStyleSheets.toSpliced(-1, 0, ...more.map(sheetOf));
    });
    const panels = [this.drawing, this.training, this.reading, this.results].map(({ element }) => element);
    this.base = create(
      'div',
      { class: 'inkling', part: 'base' },
      create('div', { class: 'messages' }, this.#problem, this.notice.element),
      create('div', { class: 'panels' }, ...panels, this.settingsPanel, this.lab.element),
    );
    this.printing = new Printing(this.base, () => this.restyle());
    takeDroppedFiles(this.base, actions.openFiles);
    root.append(this.base);
  }

  #makeSettingsPanel() {
    const summary = create('summary');
    const note = create('p', { class: 'note' });
    this.#texts.add(summary, (words) => words.settings.title);
    this.#texts.add(note, (words) => words.settings.note);
    return create(
      'details',
      { class: 'panel settings', part: 'panel', hidden: true },
      summary,
      this.settings.form,
      note,
    );
  }

  /** @param {string} language */
  translate(language) {
    this.language = language;
    this.words = dictionaryOf(language);
    this.base.lang = language;
    this.#texts.translate(this.words);
    this.notice.translate(this.words, language);
    for (const part of [this.drawing, this.training, this.reading, this.results, this.settings, this.lab]) {
      part.translate(this.words, language);
    }
  }

  /** The page has changed its colours. */
  restyle() {
    this.drawing.canvas.repaint();
    this.reading.restyle();
    this.results.restyle();
    this.settings.restyle();
    this.lab.restyle();
  }

  /**
   * @param {string | null} sentence
   * @param {{canRetry: boolean, canHalve: boolean}} wayOn
   */
  showProblem(sentence, { canRetry, canHalve }) {
    this.#problem.hidden = sentence === null;
    this.#problemText.textContent = sentence ?? '';
    this.#retry.hidden = !canRetry;
    this.#halve.hidden = !canHalve;
    this.#close.hidden = canRetry; // without an engine there is nothing else to be done
  }
}
