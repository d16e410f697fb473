// A teacher's switches: the attributes `lock`, `hide` and `goal` of an element.
import { asInklingError, InklingError } from '../../engine/errors.js';
import { holds, parseGoal } from './goal.js';
import { Locks } from './locks.js';
import { parseNames } from './names.js';
import { keepTabStop } from './tab-stop.js';
import style from './teacher.css?inline';
import { NOTE_ID, TeacherPanel } from './teacher-panel.js';

/** @typedef {import('./goal.js').Values} Values */
/** @typedef {import('./names.js').Control} Control */
/** @typedef {Record<string, string>} Settings */

export const SWITCHES = ['lock', 'hide', 'goal'];

/**
 * @typedef {object} SwitchesHost the element
 * @property {ShadowRoot} root
 * @property {(panel: HTMLElement) => void} place puts what is said of the switches where it is seen
 * @property {() => Promise<void>} ready
 * @property {(type: string, detail: object) => void} dispatch
 */

export class Switches {
  #host;
  #controls;
  #locks;
  #panel = new TeacherPanel();
  #hiding = new CSSStyleSheet();
  /** What is hidden, as a selector. */
  #hidden = '';
  /** @type {Record<string, string[]>} */
  #names = { lock: [], hide: [] };
  /** @type {Map<string, InklingError>} of each attribute that has one */
  #problems = new Map();
  #goal = '';
  /** @type {import('./goal.js').Condition[]} */
  #conditions = [];
  /** @type {Values} */
  #values = {};
  #isReached = false;
  /** A goal is looked at once the element is ready: when a page makes one, it may not listen yet. */
  #isArmed = false;

  /**
   * @param {SwitchesHost} host
   * @param {import('./names.js').Controls} controls
   */
  constructor(host, controls) {
    this.#host = host;
    this.#controls = controls;
    this.#locks = new Locks(host.root, NOTE_ID);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    host.root.adoptedStyleSheets.push(sheet, this.#hiding);
    host.place(this.#panel.element);
  }

  /**
   * @param {string} attribute of SWITCHES
   * @param {string | null} text
   */
  take(attribute, text) {
    this.#problems.delete(attribute);
    if (attribute === 'goal') this.#takeGoal(text ?? '');
    else this.#takeNames(/** @type {'lock' | 'hide'} */ (attribute), text);
    this.#show();
    const problem = this.#problems.get(attribute);
    if (problem) void this.#tell(attribute, problem);
  }

  /**
   * @param {'lock' | 'hide'} attribute
   * @param {string | null} text
   */
  #takeNames(attribute, text) {
    const { names, problem } = parseNames(attribute, text, this.#controls);
    this.#names[attribute] = names;
    if (problem) this.#problems.set(attribute, problem);
    const controls = names.map((name) => this.#controls[name]);
    if (attribute === 'lock') {
      this.#locks.lock(controls.map(({ select }) => select).join(', '));
    } else {
      const selectors = controls.flatMap(({ select, hides }) => (hides ? [select, hides] : [select]));
      this.#hidden = selectors.join(', ');
      this.#hiding.replaceSync(this.#hidden === '' ? '' : `${this.#hidden} { display: none !important; }`);
    }
    keepTabStop(this.#host.root, this.#hidden);
  }

  /** @param {string} text */
  #takeGoal(text) {
    this.#goal = text;
    this.#isReached = false;
    this.#isArmed = false;
    try {
      this.#conditions = parseGoal(text);
    } catch (error) {
      this.#conditions = [];
      this.#problems.set('goal', asInklingError(error));
    }
    void this.#arm();
  }

  async #arm() {
    await this.#host.ready().catch(() => {});
    this.#isArmed = true;
    this.#check();
  }

  /**
   * Those that listen as soon as the element is ready hear of it.
   *
   * @param {string} attribute
   * @param {InklingError} problem
   */
  async #tell(attribute, problem) {
    await this.#host.ready().catch(() => {});
    if (this.#problems.get(attribute) !== problem) return; // it has been set right meanwhile
    this.#host.dispatch('inkling-error', { code: problem.code, message: problem.message });
  }

  /**
   * @param {import('../../i18n/index.js').Dictionary} words
   * @param {string} language
   */
  translate(words, language) {
    this.#panel.translate(words, language);
  }

  /**
   * @param {string} name of a control
   * @returns {boolean} whether a person may not change it: what is hidden is locked, too
   */
  isLocked(name) {
    return this.#allNames.some((each) => each === name || this.#controls[each].includes?.includes(name));
  }

  get #allNames() {
    return [...this.#names.lock, ...this.#names.hide];
  }

  /** @returns {Set<string>} settings that a person may not change, in any way */
  get #lockedSettings() {
    return new Set(this.#allNames.flatMap((name) => this.#controls[name].settings ?? []));
  }

  /** @param {string} name */
  isLockedSetting(name) {
    return this.#lockedSettings.has(name);
  }

  /**
   * @param {Settings} wanted those that hold
   * @param {Settings} found others that would take their place
   * @returns {Settings} of the wanted ones, those that are locked and would change
   */
  keep(wanted, found) {
    const changing = [...this.#lockedSettings].filter((name) => name in found && found[name] !== wanted[name]);
    return Object.fromEntries(changing.map((name) => [name, wanted[name]]));
  }

  /**
   * @param {Settings} wanted those that hold
   * @param {Settings | null} found those of a network that a person would put in the place of the present one
   * @throws {InklingError} when it would change what is locked
   */
  admit(wanted, found) {
    const kept = Object.entries(this.keep(wanted, found ?? {}));
    if (kept.length === 0) return;
    const differences = kept.map(([name, value]) => ({ name, wanted: value, found: found?.[name] }));
    throw new InklingError('locked-settings', { differences });
  }

  /**
   * The same for the network of a file, which is only looked into when something is locked.
   *
   * @param {Settings} wanted those that hold
   * @param {() => Promise<Settings>} settingsOfFile
   */
  async admitFile(wanted, settingsOfFile) {
    if (this.isLocked('files')) throw new InklingError('locked-files');
    if (this.#lockedSettings.size > 0) this.admit(wanted, await settingsOfFile());
  }

  /** @param {Values} values that have become known; NaN where they are not known any more */
  measure(values) {
    Object.assign(this.#values, values);
    this.#check();
  }

  /** Another network: nothing is known of it yet. What is comes next, by `measure`. */
  forget() {
    this.#values = {};
  }

  #check() {
    this.#panel.update(this.#values);
    if (!this.#isArmed) return;
    const isReached =
      this.#conditions.length > 0 && this.#conditions.every((condition) => holds(condition, this.#values));
    const isNew = isReached && !this.#isReached;
    this.#isReached = isReached;
    if (!isNew) return;
    const known = Object.entries(this.#values).filter(([, value]) => Number.isFinite(value));
    this.#host.dispatch('inkling-goal', { goal: this.#goal, values: Object.fromEntries(known) });
  }

  #show() {
    this.#panel.show({
      locked: this.#names.lock.map((name) => this.#controls[name]),
      conditions: this.#conditions,
      problems: [...this.#problems.values()],
    });
  }
}
