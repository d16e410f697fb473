// The lab: what there is to see and do besides drawing and training, a tab for each subject.
import { create, whenIdle } from '../../../dom.js';
import { Texts } from '../../../i18n/texts.js';
import { loadMore } from '../../../load-more.js';
import { Waiting } from './waiting.js';

/** @typedef {import('../../../i18n/index.js').Dictionary} Dictionary */
/** @typedef {import('../../../engine/types.js').Update} Update */
/** @typedef {import('../../../engine/types.js').State} State */
/** @typedef {import('../../../engine/types.js').Strokes} Strokes */

/**
 * What a tab can do with the element that it is a part of.
 *
 * @typedef {object} LabHost
 * @property {(name: string, ...args: unknown[]) => Promise<any>} ask a question of web/engine/queries/; rejects with an
 *   InklingError
 * @property {() => Strokes} drawing what is on the canvas
 * @property {(strokes: Strokes) => void} draw puts a drawing on the canvas
 * @property {(error: unknown) => void} report shows an error as a sentence
 * @property {import('../element.js').InklingDigits} element with its public methods
 * @property {import('../hand.js').Hand} hand the user's own digits
 * @property {import('../files.js').Files} files that the user has opened
 * @property {() => Promise<Blob>} everything that the user has made, as one file
 * @property {import('../run-history.js').RunHistory} runs the networks that were trained in this element
 * @property {() => import('../../../engine/core.js').SettingInfo[]} settingTable
 * @property {() => Promise<import('../../../engine/types.js').SnapshotPlaces>} snapshots
 * @property {(epochs: number) => Promise<void>} goTo takes the network back to a snapshot, or forward again
 * @property {(onUpdate: (update: Update) => void) => Promise<import('../../../engine/bridge.js').RemoteSession>}
 *   newSession another network beside the one that is shown; `release` it in the end
 */

/**
 * One subject. Its constructor takes a LabHost and the dictionary. It is made when its tab is opened for the first time,
 * and is told nothing while another tab is open.
 *
 * @typedef {object} LabTab
 * @property {HTMLElement} element
 * @property {(words: Dictionary, language: string) => void} translate called once after it was made, too
 * @property {() => void} open its tab has been opened: everything may have changed
 * @property {() => void} [close]
 * @property {(update: Update) => void} [update] news of training
 * @property {() => void} [drawn] the drawing has changed
 * @property {(state: State) => void} [take] settings have changed, or there is another network
 * @property {() => void} [restyle] colours have changed
 */

/**
 * @typedef {object} TabKind
 * @property {string} style CSS for the element's shadow root
 * @property {new (host: LabHost, words: Dictionary) => LabTab} Tab
 */

/** @typedef {keyof Dictionary['lab']['tabs']} TabName in addresses, classes and the dictionaries */

/** @type {TabName[]} in the order in which they are shown */
const TAB_NAMES = ['inside', 'preprocessing', 'judging', 'runs', 'hand', 'files'];

export class Lab {
  #texts = new Texts();
  #host;
  #words;
  #addStyles;
  #language = 'en';
  #list = create('div', { role: 'tablist', class: 'lab-tabs', part: 'tabs' });
  #box = create('div', { class: 'lab-box' });
  #waiting;
  /** Until their code has come, null. @type {Record<TabName, TabKind> | null} */
  #kinds = null;
  /** @type {Map<TabName, LabTab>} */
  #tabs = new Map();
  /** @type {TabName | null} */
  #open = null;

  /**
   * @param {LabHost} host
   * @param {Dictionary} words
   * @param {(styles: string[]) => void} addStyles to the element's shadow root
   */
  constructor(host, words, addStyles) {
    this.#host = host;
    this.#words = words;
    this.#addStyles = addStyles;
    this.#waiting = new Waiting(words, () => this.#load());
    this.#texts.add(this.#list, (all) => all.lab.title, 'aria-label');
    for (const name of TAB_NAMES) this.#list.append(this.#makeButton(name));
    this.#list.addEventListener('keydown', (event) => this.#moveAlong(event));
    this.#box.append(this.#waiting.element);
    this.element = create('section', { class: 'panel lab', part: 'panel lab' }, this.#list, this.#box);
  }

  /** @param {TabName} name */
  #makeButton(name) {
    const button = create('button', {
      type: 'button',
      role: 'tab',
      part: 'tab',
      id: `lab-tab-${name}`,
      'aria-selected': 'false',
      'aria-controls': `lab-${name}`,
      tabindex: this.#list.childElementCount === 0 ? 0 : -1,
    });
    this.#texts.add(button, (all) => all.lab.tabs[name]);
    button.addEventListener('click', () => this.show(this.#open === name ? null : name));
    return button;
  }

  /** @returns {HTMLButtonElement[]} */
  get #buttons() {
    return /** @type {HTMLButtonElement[]} */ ([...this.#list.children]);
  }

  /** @param {KeyboardEvent} event */
  #moveAlong(event) {
    // A teacher may have hidden or locked some.
    const buttons = this.#buttons.filter((button) => !button.disabled && button.checkVisibility());
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (event.target));
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const next = buttons[(to + buttons.length) % buttons.length];
    for (const button of this.#buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  }

  /** Fetches the code of the tabs before one is opened, so that they open at once, and without a connection, too. */
  prepare() {
    // One that fails is tried again, and said, when a tab is opened.
    whenIdle(() =>
      loadMore().then(
        ({ tabKinds }) => this.#take(tabKinds),
        () => {},
      ),
    );
  }

  async #load() {
    this.#waiting.say();
    try {
      this.#take((await loadMore()).tabKinds);
    } catch (error) {
      this.#waiting.say(error);
    }
  }

  /** @param {Record<TabName, TabKind>} kinds */
  #take(kinds) {
    if (this.#kinds) return;
    this.#kinds = kinds;
    this.#addStyles(Object.values(kinds).map(({ style }) => style));
    this.#waiting.hide();
    if (this.#open) this.#showTab(this.#open, kinds);
  }

  /** @returns {string | null} the name of the tab that is open */
  get shown() {
    return this.#open;
  }

  /**
   * Opens a tab and closes the one that is open.
   *
   * @param {string | null} name null for none
   */
  show(name) {
    if (this.#open) {
      this.#tab?.close?.();
      if (this.#tab) this.#tab.element.hidden = true;
      this.#waiting.hide();
    }
    this.#open = TAB_NAMES.find((each) => each === name) ?? null;
    for (const button of this.#buttons) {
      const isOpen = button.id === `lab-tab-${this.#open}`;
      button.setAttribute('aria-selected', String(isOpen));
      if (isOpen) for (const each of this.#buttons) each.tabIndex = each === button ? 0 : -1;
    }
    if (!this.#open) return;
    if (this.#kinds) this.#showTab(this.#open, this.#kinds);
    else {
      this.#waiting.standInFor(this.#open);
      void this.#load();
    }
  }

  /**
   * @param {TabName} name
   * @param {Record<TabName, TabKind>} kinds
   */
  #showTab(name, kinds) {
    const tab = this.#tab ?? this.#make(name, kinds[name]);
    tab.element.hidden = false;
    tab.open();
  }

  /**
   * @param {TabName} name
   * @param {TabKind} kind
   */
  #make(name, kind) {
    const tab = new kind.Tab(this.#host, this.#words);
    tab.element.id = `lab-${name}`;
    tab.element.setAttribute('role', 'tabpanel');
    tab.element.setAttribute('aria-labelledby', `lab-tab-${name}`);
    tab.element.tabIndex = 0;
    tab.translate(this.#words, this.#language);
    this.#tabs.set(name, tab);
    this.#box.append(tab.element);
    return tab;
  }

  get #tab() {
    return this.#open === null ? undefined : this.#tabs.get(this.#open);
  }

  /**
   * @param {Dictionary} words
   * @param {string} language
   */
  translate(words, language) {
    this.#words = words;
    this.#language = language;
    this.#texts.translate(words);
    this.#waiting.translate(words);
    for (const tab of this.#tabs.values()) tab.translate(words, language);
  }

  /** @param {Update} update */
  update(update) {
    this.#tab?.update?.(update);
  }

  drawn() {
    this.#tab?.drawn?.();
  }

  /** @param {State} state */
  take(state) {
    this.#tab?.take?.(state);
  }

  restyle() {
    for (const tab of this.#tabs.values()) tab.restyle?.();
  }
}
