// What <inkling-digits> shows: its elements, and how they say where things stand. Knows of no session.
import uplotStyle from 'uplot/dist/uPlot.min.css?inline';
import { paintDigitImage } from '../../charts/digit-image.js';
import { ProbabilityBars } from '../../charts/probability-bars.js';
import { TrainingChart } from '../../charts/training-chart.js';
import { create } from '../../dom.js';
import { DrawingCanvas } from '../../draw/drawing-canvas.js';
import { dictionaryOf, formatNumber, formatPercent } from '../../i18n/index.js';
import { SettingsForm } from './settings-form.js';
import style from './style.css?inline';

/** @typedef {import('../../i18n/index.js').Dictionary} Dictionary */

/**
 * @typedef {object} Actions what the person did
 * @property {() => void} draw
 * @property {() => void} trainOrPause
 * @property {() => void} step
 * @property {() => void} reset
 * @property {() => void} retry
 * @property {(name: string, value: string) => void} change a setting
 */

// Read aloud when the drawing has been at rest for so long.
const SPEAK_AFTER_MILLISECONDS = 600;

export class DigitsView {
  /** @type {[Element, (words: Dictionary) => string, string?][]} what says what, in the text or in an attribute */
  #texts = [];
  #language = 'en';
  #words = dictionaryOf('en');
  #spoken = 0;
  /** @type {{reading: import('../../engine/session.js').Reading | null, isTrained: boolean}} */
  #shown = { reading: null, isTrained: false };
  /** @type {{epochs: number, loss: number, accuracy: number} | null} */
  #lastTest = null;
  #lastLoss = NaN;

  /**
   * @param {ShadowRoot} root
   * @param {Actions} actions
   */
  constructor(root, actions) {
    for (const css of [uplotStyle, style]) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      root.adoptedStyleSheets.push(sheet);
    }
    this.root = create('div', { class: 'inkling', part: 'base' });
    this.settings = new SettingsForm(actions.change);
    const panels = create('div', { class: 'panels' }, this.#drawingPanel(), this.#trainingPanel(actions));
    panels.append(this.#readingPanel(), this.#resultsPanel(), this.#settingsPanel());
    this.root.append(this.#problemPanel(actions), panels);
    root.append(this.root);

    this.canvas = new DrawingCanvas(this.paper, {
      onChange: () => {
        this.#showTools();
        actions.draw();
      },
      onPen: (pen) => (this.penStatus.textContent = this.#words.draw.pen(pen)),
    });
    this.bars = new ProbabilityBars(this.barList);
    this.chart = new TrainingChart(this.chartBox, this.#words.train, () => this.#chartColours());
    this.translate('en');
    this.showReading(null, false);
    this.#showTools();
  }

  #drawingPanel() {
    this.paper = create('canvas', {
      tabindex: 0,
      role: 'application',
      'aria-describedby': 'canvas-help',
      part: 'canvas',
    });
    this.hint = create('p', { class: 'hint', 'aria-hidden': 'true' });
    this.undoButton = create('button', { type: 'button' });
    this.clearButton = create('button', { type: 'button' });
    this.penStatus = create('p', { class: 'visually-hidden', 'aria-live': 'polite' });
    const help = create('p', { class: 'visually-hidden', id: 'canvas-help' });
    this.undoButton.addEventListener('click', () => this.canvas.undo());
    this.clearButton.addEventListener('click', () => this.canvas.clear());
    this.#say(this.paper, (words) => words.draw.canvas, 'aria-label');
    this.#say(this.hint, (words) => words.draw.hint);
    this.#say(this.undoButton, (words) => words.draw.undo);
    this.#say(this.clearButton, (words) => words.draw.clear);
    this.#say(help, (words) => words.draw.canvasHelp);
    return this.#panel(
      'drawing',
      (words) => words.draw.title,
      create('div', { class: 'paper' }, this.paper, this.hint),
      create('div', { class: 'tools' }, this.undoButton, this.clearButton),
      help,
      this.penStatus,
    );
  }

  #readingPanel() {
    this.answerWords = create('span', { class: 'words' });
    this.answerDigit = create('span', { class: 'digit', part: 'digit' });
    this.answerShare = create('span', { class: 'share' });
    this.barList = create('ol', { class: 'bars', part: 'bars' });
    this.seen = create('canvas', { role: 'img' });
    this.spokenAnswer = create('p', { class: 'visually-hidden', role: 'status' });
    const caption = create('strong');
    const help = create('span');
    this.#say(this.barList, (words) => words.read.bars, 'aria-label');
    this.#say(caption, (words) => words.read.image);
    this.#say(help, (words) => words.read.imageHelp);
    return this.#panel(
      'reading',
      (words) => words.read.title,
      create('p', { class: 'answer', 'aria-hidden': 'true' }, this.answerWords, this.answerDigit, this.answerShare),
      this.barList,
      create('figure', { class: 'seen' }, this.seen, create('figcaption', {}, caption, help)),
      this.spokenAnswer,
    );
  }

  /** @param {Actions} actions */
  #trainingPanel(actions) {
    this.status = create('p', { class: 'status', role: 'status' });
    this.progress = create('progress', { max: 1, value: 0 });
    this.trainButton = create('button', { type: 'button', class: 'primary', part: 'train', disabled: true });
    this.stepButton = create('button', { type: 'button', class: 'step', disabled: true });
    this.resetButton = create('button', { type: 'button', class: 'reset', disabled: true });
    this.trainButton.addEventListener('click', actions.trainOrPause);
    this.stepButton.addEventListener('click', actions.step);
    this.resetButton.addEventListener('click', actions.reset);
    this.#say(this.progress, (words) => words.train.progress, 'aria-label');
    this.#say(this.stepButton, (words) => words.train.step);
    this.#say(this.stepButton, (words) => words.train.stepHelp, 'title');
    this.#say(this.resetButton, (words) => words.train.reset);
    this.#say(this.resetButton, (words) => words.train.resetHelp, 'title');
    return this.#panel(
      'training',
      (words) => words.train.title,
      create('div', { class: 'actions' }, this.trainButton, this.stepButton, this.resetButton),
      this.progress,
      this.status,
    );
  }

  #resultsPanel() {
    this.accuracy = create('span', { class: 'number', part: 'accuracy' });
    this.chartEmpty = create('p');
    this.chartBox = create('div', { class: 'chart', role: 'img' }, this.chartEmpty);
    const words = create('span', { class: 'words' });
    const lossLegend = create('span', { class: 'loss' });
    const testLegend = create('span', { class: 'test' });
    this.#say(words, (all) => all.train.accuracy);
    this.#say(lossLegend, (all) => all.train.loss);
    this.#say(testLegend, (all) => all.train.testAccuracy);
    this.#say(this.chartEmpty, (all) => all.train.chartEmpty);
    return this.#panel(
      'results',
      (all) => all.train.results,
      create('p', { class: 'accuracy' }, this.accuracy, words),
      create('div', { class: 'legend', 'aria-hidden': 'true' }, lossLegend, testLegend),
      this.chartBox,
    );
  }

  #settingsPanel() {
    const summary = create('summary');
    const note = create('p', { class: 'note' });
    this.#say(summary, (words) => words.settings.title);
    this.#say(note, (words) => words.settings.note);
    this.settingsPanel = create('details', { class: 'panel settings' }, summary, this.settings.form, note);
    return this.settingsPanel;
  }

  /** @param {Actions} actions */
  #problemPanel(actions) {
    this.problemText = create('p');
    this.retryButton = create('button', { type: 'button', hidden: true });
    this.retryButton.addEventListener('click', actions.retry);
    this.#say(this.retryButton, (words) => words.status.retry);
    this.problem = create('div', { class: 'panel problem', role: 'alert', hidden: true }, this.problemText);
    this.problem.append(this.retryButton);
    return this.problem;
  }

  /**
   * @param {string} name
   * @param {(words: Dictionary) => string} title
   * @param {...Node} children
   */
  #panel(name, title, ...children) {
    const heading = create('h2', { id: `${name}-title` });
    this.#say(heading, title);
    return create('section', { class: `panel ${name}`, 'aria-labelledby': heading.id }, heading, ...children);
  }

  /**
   * @param {Element} element
   * @param {(words: Dictionary) => string} text
   * @param {string} [attribute] instead of the element's text
   */
  #say(element, text, attribute) {
    this.#texts.push([element, text, attribute]);
  }

  get language() {
    return this.#language;
  }

  get words() {
    return this.#words;
  }

  /** @param {string} language */
  translate(language) {
    this.#language = language;
    this.#words = dictionaryOf(language);
    for (const [element, text, attribute] of this.#texts) {
      if (attribute) element.setAttribute(attribute, text(this.#words));
      else element.textContent = text(this.#words);
    }
    this.root.lang = language;
    this.settings.translate(this.#words);
    this.chart.relabel(this.#words.train);
    this.showReading(this.#shown.reading, this.#shown.isTrained);
    this.#describeChart();
    if (this.#lastTest) this.showAccuracy(this.#lastTest.accuracy);
    else this.showAccuracy(null);
  }

  /** The page has changed its colours. */
  restyle() {
    this.canvas.repaint();
    this.chart.restyle();
    paintDigitImage(this.seen, this.#shown.reading?.image ?? null);
  }

  #showTools() {
    this.hint.hidden = !this.canvas.isEmpty;
    this.undoButton.disabled = this.canvas.isEmpty;
    this.clearButton.disabled = this.canvas.isEmpty;
  }

  /**
   * @param {import('../../engine/session.js').Reading | null} reading null when nothing is drawn
   * @param {boolean} isTrained
   */
  showReading(reading, isTrained) {
    const { read } = this.#words;
    const image = reading?.image ?? null;
    if (image !== this.#shown.reading?.image || !image) paintDigitImage(this.seen, image);
    this.#shown = { reading, isTrained };
    this.bars.show(reading?.probabilities ?? null, reading?.digit ?? -1, this.#language);
    this.seen.setAttribute('aria-label', reading ? read.image : read.noImage);
    if (!reading) {
      this.answerWords.textContent = read.empty;
      this.answerDigit.textContent = '';
      this.answerShare.textContent = '';
    } else {
      this.answerWords.textContent = isTrained ? read.answer : read.answerUntrained;
      this.answerDigit.textContent = String(reading.digit);
      this.answerShare.textContent = formatPercent(reading.probabilities[reading.digit], this.#language);
    }
    clearTimeout(this.#spoken);
    this.#spoken = setTimeout(() => this.#speak(), SPEAK_AFTER_MILLISECONDS);
  }

  #speak() {
    const { reading, isTrained } = this.#shown;
    const { read } = this.#words;
    if (!reading) {
      this.spokenAnswer.textContent = read.empty;
      return;
    }
    const percent = formatPercent(reading.probabilities[reading.digit], this.#language, 0);
    const sentence = isTrained ? read.spoken : read.spokenUntrained;
    this.spokenAnswer.textContent = sentence({ digit: reading.digit, percent });
  }

  /** @param {number | null} accuracy */
  showAccuracy(accuracy) {
    this.accuracy.textContent = accuracy === null ? '–' : formatPercent(accuracy, this.#language, 2);
  }

  /**
   * @param {import('../../engine/update-queue.js').LossPoint[]} losses
   * @param {import('../../engine/update-queue.js').TestPoint[]} tests
   */
  addPoints(losses, tests) {
    if (losses.length > 0) this.#lastLoss = losses[losses.length - 1].loss;
    if (tests.length > 0) {
      this.#lastTest = tests[tests.length - 1];
      this.showAccuracy(this.#lastTest.accuracy);
      this.#describeChart();
    }
    if (losses.length + tests.length === 0) return;
    this.chartEmpty.hidden = true;
    this.chart.add(losses, tests);
  }

  clearPoints() {
    this.#lastTest = null;
    this.#lastLoss = NaN;
    this.chart.clear();
    this.chartEmpty.hidden = false;
    this.showAccuracy(null);
    this.#describeChart();
  }

  #describeChart() {
    const { train } = this.#words;
    const now = this.#lastTest
      ? train.chartNow({
          epochs: formatNumber(this.#lastTest.epochs, this.#language, 1),
          loss: formatNumber(this.#lastLoss, this.#language, 3),
          accuracy: formatPercent(this.#lastTest.accuracy, this.#language),
        })
      : '';
    this.chartBox.setAttribute('aria-label', `${train.chart}. ${now}`);
  }

  /**
   * @param {'loading' | 'failed' | 'idle' | 'training'} state
   * @param {boolean} isBegun training has been paused on the way to its goal
   */
  showState(state, isBegun) {
    const { train } = this.#words;
    const isUsable = state === 'idle' || state === 'training';
    this.trainButton.textContent = state === 'training' ? train.pause : isBegun ? train.goOn : train.train;
    this.trainButton.disabled = !isUsable;
    this.stepButton.disabled = state !== 'idle';
    this.resetButton.disabled = !isUsable;
    this.settings.enable(isUsable);
  }

  /**
   * @param {string | null} sentence
   * @param {boolean} [canRetry]
   */
  showProblem(sentence, canRetry = false) {
    this.problem.hidden = sentence === null;
    this.problemText.textContent = sentence ?? '';
    this.retryButton.hidden = !canRetry;
  }

  /** @returns {import('../../charts/training-chart.js').ChartColours} */
  #chartColours() {
    const computed = getComputedStyle(this.chartBox);
    const colourOf = (/** @type {string} */ selector) => {
      const sample = this.root.querySelector(selector);
      return sample ? getComputedStyle(sample).color : computed.color;
    };
    return {
      loss: colourOf('.legend .loss'),
      accuracy: colourOf('.legend .test'),
      grid: getComputedStyle(this.progress).borderTopColor,
      text: computed.color,
      font: `${computed.fontSize} ${computed.fontFamily}`,
    };
  }
}
