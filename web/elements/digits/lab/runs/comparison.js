// Two trainings from one seed with one setting changed, side by side.
import { create, paced } from '../../../../dom.js';
import { InklingError } from '../../../../engine/errors.js';
import { formatPercent } from '../../../../i18n/index.js';
import { Texts } from '../../../../i18n/texts.js';
import { newRun, record } from '../../run-history.js';
import { section } from '../section.js';
import { MEASURES } from './measures.js';
import { colourClass, RunCharts } from './run-charts.js';
import { labelOf, nameOf, numberOrDash, speedOf, valueOf } from './run-words.js';

/** @typedef {import('../../../../i18n/index.js').Dictionary} Dictionary */
/** @typedef {import('../../../../engine/core.js').SettingInfo} SettingInfo */
/** @typedef {import('../../run-history.js').Run} Run */

const REST_MILLISECONDS = 150;
/** Equal for both. */
const NOT_COMPARED = ['epochs', 'seed'];
const COLUMNS = /** @type {const} */ (['run', 'parameters', 'speed', 'testLoss', 'testAccuracy']);

export class Comparison {
  #texts = new Texts();
  #host;
  #onDone;
  /** @type {Dictionary | null} */
  #words = null;
  #language = 'en';
  /** @type {Run[]} those of the last comparison, A and then B */
  #runs = [];
  /** @type {import('../../../../engine/bridge.js').RemoteSession | null} of the training that is going on */
  #session = null;
  #isRunning = false;
  #isStopped = false;
  #setting = create('select', { id: 'compare-setting' });
  #present = create('output', { id: 'compare-present' });
  #valueBox = create('div');
  /** @type {HTMLInputElement | HTMLSelectElement} */
  #value = create('input', { id: 'compare-value' });
  #valueLabel = create('label', { for: 'compare-value' });
  #epochs = create('input', { id: 'compare-epochs', type: 'number', min: 1, max: 100000, step: 1 });
  #start = create('button', { type: 'submit', class: 'primary' });
  #stop = create('button', { type: 'button', hidden: true });
  #refused = create('p', { class: 'refused', role: 'alert', hidden: true });
  #status = create('p', { class: 'help', role: 'status' });
  #rows = create('tbody');
  #results;
  #refresh = paced(REST_MILLISECONDS, () => this.#showRuns());
  #charts = new RunCharts(MEASURES.filter(({ name }) => name === 'loss' || name === 'accuracy'));

  /**
   * @param {import('../lab.js').LabHost} host
   * @param {(runs: Run[]) => void} onDone both have been trained
   */
  constructor(host, onDone) {
    this.#host = host;
    this.#onDone = onDone;
    const caption = create('caption', { class: 'visually-hidden' });
    const heads = COLUMNS.map((name) => {
      const head = create('th', { scope: 'col', class: name === 'run' ? '' : 'number' });
      this.#texts.add(head, (words) => words.lab.runs.columns[name]);
      return head;
    });
    const table = create('table', {}, caption, create('thead', {}, create('tr', {}, ...heads)), this.#rows);
    const scroller = create('div', { class: 'run-table', role: 'group', tabindex: 0 }, table);
    this.#results = create('div', { hidden: true }, this.#charts.element, scroller);
    this.#texts.add(caption, (words) => words.lab.runs.comparison);
    this.#texts.add(scroller, (words) => words.lab.runs.comparison, 'aria-label');
    this.element = section(
      this.#texts,
      'comparison',
      (words) => words.lab.runs.comparison,
      (words) => words.lab.runs.comparisonHelp,
      this.#makeForm(),
      this.#status,
      this.#results,
    );
  }

  #makeForm() {
    const settingLabel = create('label', { for: 'compare-setting' });
    const presentLabel = create('label', { for: 'compare-present' });
    const epochsLabel = create('label', { for: 'compare-epochs' });
    this.#texts.add(settingLabel, (words) => words.lab.runs.setting);
    this.#texts.add(presentLabel, (words) => words.lab.runs.valueA);
    this.#texts.add(this.#valueLabel, (words) => words.lab.runs.valueB);
    this.#texts.add(epochsLabel, (words) => words.settings.labels.epochs);
    this.#texts.add(this.#start, (words) => words.lab.runs.compare);
    this.#texts.add(this.#stop, (words) => words.lab.runs.stop);
    this.#valueBox.append(this.#value);
    const field = (/** @type {Node[]} */ ...children) => create('div', { class: 'field' }, ...children);
    const form = create(
      'form',
      { class: 'fields compare-form' },
      field(settingLabel, this.#setting),
      field(presentLabel, this.#present),
      field(this.#valueLabel, this.#valueBox, this.#refused),
      field(epochsLabel, this.#epochs),
      create('div', { class: 'compare-actions' }, this.#start, this.#stop),
    );
    this.#setting.addEventListener('change', () => this.#showSetting());
    this.#stop.addEventListener('click', () => {
      this.#isStopped = true;
      void this.#session?.pause();
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#compare();
    });
    return form;
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
    for (const option of this.#setting.options) option.textContent = labelOf(words, option.value);
    for (const option of this.#value.querySelectorAll('option')) option.textContent = valueOf(words, option.value);
    this.showSettings();
    this.#showRuns();
  }

  restyle() {
    this.#charts.restyle();
  }

  /** The present settings may be others. */
  showSettings() {
    const words = this.#words;
    const table = this.#host.settingTable();
    const { settings } = this.#host.runs;
    if (!words || table.length === 0) return;
    if (this.#setting.options.length === 0) {
      for (const { name } of table) {
        if (!NOT_COMPARED.includes(name)) {
          this.#setting.append(create('option', { value: name }, labelOf(words, name)));
        }
      }
      this.#setting.value = 'lr';
      this.#epochs.value = settings.epochs;
      this.#showSetting();
    }
    const present = settings[this.#setting.value];
    this.#present.textContent = valueOf(words, present);
    // What holds already is no choice.
    if ([...this.#value.querySelectorAll('option')].some(({ value }) => value === present)) this.#showSetting();
  }

  /** Another setting was chosen. */
  #showSetting() {
    const words = this.#words;
    const info = this.#host.settingTable().find(({ name }) => name === this.#setting.value);
    if (!words || !info) return;
    this.#refused.hidden = true;
    const choices = info.kind === 'switch' ? ['on', 'off'] : info.choices;
    const present = this.#host.runs.settings[info.name] ?? info.defaultValue;
    if (choices.length > 0) {
      const others = choices.filter((choice) => choice !== present);
      const options = others.map((value) => create('option', { value }, valueOf(words, value)));
      this.#value = create('select', { id: 'compare-value' }, ...options);
    } else {
      this.#value = create('input', { id: 'compare-value', type: 'text', autocomplete: 'off', required: true });
      this.#value.placeholder = present;
    }
    this.#valueBox.replaceChildren(this.#value);
    this.showSettings();
  }

  async #compare() {
    const { settings } = this.#host.runs;
    if (this.#isRunning) return;
    const changed = { ...settings, [this.#setting.value]: this.#value.value.trim() };
    const epochs = this.#epochs.valueAsNumber;
    this.#isRunning = true;
    this.#isStopped = false;
    this.#refused.hidden = true;
    this.#showState('');
    try {
      // Before anything is trained.
      await this.#with(
        changed,
        () => {},
        () => {},
      );
      this.#runs = [];
      await this.#trainOne(settings, epochs);
      if (!this.#isStopped) await this.#trainOne(changed, epochs);
      const kept = this.#runs.filter(({ losses }) => losses.length > 0);
      this.#onDone(kept);
      this.#showState(this.#isStopped ? 'stopped' : 'done');
    } catch (error) {
      this.#showState('');
      this.#refuse(error);
    } finally {
      this.#isRunning = false;
      this.#start.disabled = false;
      this.#stop.hidden = true;
    }
  }

  /**
   * @param {Record<string, string>} settings
   * @param {number} epochs
   */
  async #trainOne(settings, epochs) {
    const name = this.#setting.value;
    const run = newRun(this.#runs.length, settings, 0);
    this.#runs.push(run);
    const letter = 'AB'[this.#runs.length - 1];
    if (this.#words) run.name = `${letter}: ${labelOf(this.#words, name)} ${valueOf(this.#words, settings[name])}`;
    this.#showState('training');
    await this.#with(
      settings,
      (update) => {
        record(run, update);
        this.#refresh();
      },
      (session) => session.train({ epochs }),
    );
  }

  /**
   * Works with a network of its own.
   *
   * @param {Record<string, string>} settings
   * @param {(update: import('../../../../engine/types.js').Update) => void} onUpdate
   * @param {(session: import('../../../../engine/bridge.js').RemoteSession) => Promise<unknown> | void} work
   */
  async #with(settings, onUpdate, work) {
    const session = await this.#host.newSession(onUpdate);
    this.#session = session;
    try {
      await session.set(settings);
      await work(session);
    } finally {
      this.#session = null;
      session.release();
    }
  }

  /** @param {unknown} error */
  #refuse(error) {
    if (!(error instanceof InklingError) || !this.#words) {
      this.#host.report(error);
      return;
    }
    this.#refused.textContent = this.#words.errors[error.code](error.details);
    this.#refused.hidden = false;
  }

  /** @param {'' | 'training' | 'done' | 'stopped'} state */
  #showState(state) {
    const words = this.#words?.lab.runs;
    if (!words) return;
    this.#start.disabled = this.#isRunning;
    this.#stop.hidden = !this.#isRunning;
    const run = this.#runs.at(-1);
    this.#status.textContent = {
      '': '',
      training: words.comparing({ name: run?.name ?? '' }),
      done: words.compared,
      stopped: words.comparisonStopped,
    }[state];
    this.#showRuns();
  }

  #showRuns() {
    const words = this.#words;
    this.#results.hidden = this.#runs.length === 0;
    if (!words || this.#runs.length === 0) return;
    this.#charts.show(this.#runs, this.#runs);
    this.#rows.replaceChildren(
      ...this.#runs.map((run) => {
        const test = run.tests.at(-1);
        const numbers = [
          numberOrDash(run.parameterCount || undefined, this.#language),
          numberOrDash(speedOf(run), this.#language),
          numberOrDash(test?.loss, this.#language, 4),
          test ? formatPercent(test.accuracy, this.#language, 2) : '–',
        ];
        const swatch = create('span', { class: `swatch ${colourClass(run)}` });
        return create(
          'tr',
          {},
          create('th', { scope: 'row' }, swatch, nameOf(run, words)),
          ...numbers.map((text) => create('td', { class: 'number' }, text)),
        );
      }),
    );
  }
}
