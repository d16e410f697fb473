// Keeps controls from being used by a person, whatever the element itself makes of them meanwhile.

const OPERABLE = 'button, input, select, textarea, canvas[tabindex], [role=slider], [role=application], [role=grid]';

/** By which a person changes something. */
const EVENTS = [
  ...['click', 'dblclick', 'pointerdown', 'mousedown', 'touchstart', 'keydown', 'beforeinput', 'input', 'change'],
  ...['dragstart', 'drop', 'submit'],
];

/** What says of a control that it cannot be used. @param {Element} control */
const offOf = (control) => ('disabled' in control ? 'disabled' : 'aria-disabled');

export class Locks {
  #root;
  #noteId;
  #selector = '';
  /** Of each locked control, what the element itself has said of its being off. @type {Map<Element, string | null>} */
  #wanted = new Map();
  #observer = new MutationObserver((records) => this.#follow(records));

  /**
   * @param {ShadowRoot} root
   * @param {string} noteId of the sentence within it that says to a screen reader why a control is off
   */
  constructor(root, noteId) {
    this.#root = root;
    this.#noteId = noteId;
    for (const type of EVENTS) root.addEventListener(type, (event) => this.#guard(event), { capture: true });
  }

  /** @param {string} selector of all that is locked, or of what holds it; empty for nothing */
  lock(selector) {
    this.#observer.disconnect();
    this.#selector = selector;
    this.#free();
    if (selector === '') return;
    this.#apply();
    this.#observe();
  }

  #observe() {
    const attributeFilter = ['disabled', 'aria-disabled'];
    this.#observer.observe(this.#root, { subtree: true, childList: true, attributes: true, attributeFilter });
  }

  /**
   * The element goes on enabling and making controls: what is locked stays so.
   *
   * @param {MutationRecord[]} records
   */
  #follow(records) {
    let isChanged = false;
    for (const { type, target, addedNodes } of records) {
      if (type === 'childList') {
        isChanged ||= [...addedNodes].some((node) => node instanceof Element);
      } else if (target instanceof Element && this.#wanted.has(target)) {
        this.#wanted.set(target, target.getAttribute(offOf(target)));
        isChanged = true;
      }
    }
    if (!isChanged) return;
    for (const control of this.#wanted.keys()) if (!this.#root.contains(control)) this.#wanted.delete(control);
    this.#apply();
    this.#observer.takeRecords(); // our own changes
  }

  #apply() {
    for (const region of this.#root.querySelectorAll(this.#selector)) {
      region.setAttribute('data-locked', '');
      const controls = [...region.querySelectorAll(OPERABLE)];
      if (region.matches(OPERABLE)) controls.push(region);
      for (const control of controls) this.#switchOff(control);
    }
  }

  /** @param {Element} control */
  #switchOff(control) {
    const off = offOf(control);
    if (!this.#wanted.has(control)) {
      this.#wanted.set(control, control.getAttribute(off));
      describe(control, [...descriptionsOf(control), this.#noteId]);
    }
    control.setAttribute(off, off === 'disabled' ? '' : 'true');
  }

  /** Leaves all controls as the element wants them. */
  #free() {
    for (const region of this.#root.querySelectorAll('[data-locked]')) region.removeAttribute('data-locked');
    for (const [control, wanted] of this.#wanted) {
      if (wanted === null) control.removeAttribute(offOf(control));
      else control.setAttribute(offOf(control), wanted);
      describe(
        control,
        descriptionsOf(control).filter((id) => id !== this.#noteId),
      );
    }
    this.#wanted.clear();
  }

  /**
   * For what has no `disabled`, and for whatever comes before the observer.
   *
   * @param {Event} event
   */
  #guard(event) {
    if (this.#selector === '') return;
    const path = event.composedPath();
    const within = path.slice(0, path.indexOf(this.#root));
    const isLocked = within.some((node) => node instanceof Element && this.#wanted.has(node));
    if (!isLocked) return;
    if (event instanceof KeyboardEvent && isForBrowser(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

/** @param {KeyboardEvent} event */
const isForBrowser = ({ key, ctrlKey, altKey, metaKey }) =>
  key === 'Tab' || ((ctrlKey || altKey || metaKey) && key.toLowerCase() !== 'z');

/** @param {Element} control */
const descriptionsOf = (control) =>
  (control.getAttribute('aria-describedby') ?? '').split(/\s+/).filter((id) => id !== '');

/**
 * @param {Element} control
 * @param {string[]} ids
 */
function describe(control, ids) {
  if (ids.length > 0) control.setAttribute('aria-describedby', ids.join(' '));
  else control.removeAttribute('aria-describedby');
}
