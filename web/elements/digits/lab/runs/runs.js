// Trainings side by side: charts, a table of runs, comparisons, and the way back through the present one.
import { create, paced } from '../../../../dom.js';
import { Texts } from '../../../../i18n/texts.js';
import { saveFile } from '../../../../files/save.js';
import { section } from '../section.js';
import { Comparison } from './comparison.js';
import { runsAsCsv } from './csv.js';
import { MEASURES } from './measures.js';
import { chartsAsPng } from './picture.js';
import { RunCharts } from './run-charts.js';
import { RunTable } from './run-table.js';
import { nameOf } from './run-words.js';
import { Scrubber } from './scrubber.js';

/** @typedef {import('../../../../i18n/index.js').Dictionary} Dictionary */
/** @typedef {import('../../run-history.js').Run} Run */

const REST_MILLISECONDS = 150;

export class RunsTab {
  #host;
  #words;
  #language = 'en';
  #texts = new Texts();
  #charts = new RunCharts(MEASURES);
  #scrubber;
  #table;
  #comparison;
  #empty = create('p', { class: 'help runs-empty' });
  #deleted = create('span', { role: 'status' });
  #undo = create('button', { type: 'button', hidden: true });
  #csv = create('button', { type: 'button' });
  #png = create('button', { type: 'button' });
  #refresh = paced(REST_MILLISECONDS, () => this.#show());

  /**
   * @param {import('../lab.js').LabHost} host
   * @param {Dictionary} words
   */
  constructor(host, words) {
    this.#host = host;
    this.#words = words;
    this.#scrubber = new Scrubber(host);
    this.#table = new RunTable({ onChange: () => this.#changeRun(), onRemove: (run) => this.#remove(run) });
    this.#comparison = new Comparison(host, (runs) => this.#keep(runs));
    this.#undo.addEventListener('click', () => this.#undoRemove());
    this.#csv.addEventListener('click', () => this.#saveCsv());
    this.#png.addEventListener('click', () => void this.#savePng());
    this.#texts.add(this.#empty, (all) => all.lab.runs.empty);
    this.#texts.add(this.#undo, (all) => all.lab.runs.undo);
    this.#texts.add(this.#csv, (all) => all.lab.runs.csv);
    this.#texts.add(this.#png, (all) => all.lab.runs.png);
    const charts = section(
      this.#texts,
      'runs-part',
      (all) => all.lab.runs.title,
      (all) => all.lab.runs.help,
      this.#empty,
      this.#charts.element,
      this.#table.element,
      create('div', { class: 'runs-tools' }, this.#csv, this.#png, this.#deleted, this.#undo),
    );
    this.element = create('div', { class: 'runs' }, this.#scrubber.element, charts, this.#comparison.element);
  }

  /**
   * @param {Dictionary} words
   * @param {string} language
   */
  translate(words, language) {
    this.#words = words;
    this.#language = language;
    this.#texts.translate(words);
    this.#charts.translate(words, language);
    this.#scrubber.translate(words, language);
    this.#table.translate(words);
    this.#comparison.translate(words, language);
    this.#showRuns();
  }

  open() {
    this.#comparison.showSettings();
    this.#refresh();
  }

  take() {
    this.#comparison.showSettings();
    this.#refresh();
  }

  update() {
    this.#refresh();
  }

  restyle() {
    this.#charts.restyle();
    this.#comparison.restyle();
  }

  async #show() {
    try {
      await this.#scrubber.refresh();
    } catch (error) {
      this.#host.report(error);
    }
    this.#showRuns();
  }

  #showRuns() {
    const { all, present, removed } = this.#host.runs;
    const shown = all.filter(({ isShown }) => isShown);
    this.#charts.show(shown, present && shown.includes(present) ? [present] : [], this.#scrubber.shown);
    this.#table.show([...all].reverse(), present, this.#host.settingTable(), this.#words, this.#language);
    this.#empty.hidden = all.length > 0;
    for (const part of [this.#charts.element, this.#table.element, this.#csv, this.#png])
      part.hidden = all.length === 0;
    this.#undo.hidden = removed === null;
    const sentence = removed ? this.#words.lab.runs.deleted({ name: nameOf(removed, this.#words) }) : '';
    if (this.#deleted.textContent !== sentence) this.#deleted.textContent = sentence;
  }

  /** @param {Run[]} runs of a comparison */
  #keep(runs) {
    for (const run of runs) this.#host.runs.add(run);
    this.#showRuns();
  }

  /** One has another name, or is shown or not. */
  #changeRun() {
    this.#host.runs.changed();
    this.#showRuns();
  }

  /** @param {Run} run */
  #remove(run) {
    this.#host.runs.remove(run);
    this.#showRuns();
    this.#undo.focus(); // the button that was pressed is gone
  }

  #undoRemove() {
    this.#host.runs.undoRemove();
    this.#showRuns();
    if (this.#undo.hidden) this.#table.element.focus();
  }

  #saveCsv() {
    const text = runsAsCsv(this.#host.runs.all, (run) => nameOf(run, this.#words));
    saveFile(new Blob([text], { type: 'text/csv' }), 'inkling-runs.csv');
  }

  async #savePng() {
    const shown = this.#host.runs.all.filter(({ isShown }) => isShown);
    const legend = shown.map((run) => ({ name: nameOf(run, this.#words), colour: this.#charts.colourOf(run) }));
    const { color, fontFamily } = getComputedStyle(this.element);
    const paper = getComputedStyle(this.#png).backgroundColor;
    try {
      saveFile(
        await chartsAsPng(this.#charts.pictures, legend, { paper, text: color, fontFamily }),
        'inkling-runs.png',
      );
    } catch (error) {
      this.#host.report(error);
    }
  }
}
