// What a short word on a control means: shown while it is pointed at or has the focus, until Escape.
import { create } from '../../dom.js';

// A pointer that only passes by asks for nothing.
const HOVER_MILLISECONDS = 350;

/**
 * @param {HTMLElement} control in a box that its hint may be put below
 * @param {string} id of the hint, which describes the control to screen readers
 * @returns {HTMLElement} the hint: give it its text, and put it into the same box
 */
export function hintOf(control, id) {
  const hint = create('span', { class: 'hint-bubble', role: 'tooltip', id, hidden: true });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  control.setAttribute('aria-describedby', id);

  const hide = () => {
    clearTimeout(waiting);
    hint.hidden = true;
    removeEventListener('keydown', dismiss, true);
  };
  const show = () => {
    clearTimeout(waiting);
    hint.hidden = false;
    const room = (hint.parentElement?.clientWidth ?? 0) - hint.offsetWidth;
    hint.style.left = `${Math.max(0, Math.min(control.offsetLeft, room))}px`;
    hint.style.top = `${control.offsetTop + control.offsetHeight + 2}px`;
    addEventListener('keydown', dismiss, true);
  };
  const dismiss = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== 'Escape') return;
    hide();
    // That was meant for the hint, and for nothing else.
    event.stopPropagation();
  };
  const leave = () => {
    clearTimeout(waiting);
    // Time to go to the hint itself: a person who enlarges the screen moves along what is read.
    waiting = setTimeout(() => !control.matches(':focus-visible') && hide(), HOVER_MILLISECONDS);
  };
  for (const each of [control, hint]) {
    each.addEventListener('pointerenter', ({ pointerType }) => {
      clearTimeout(waiting);
      // A finger that taps has no time to read.
      if (pointerType === 'mouse' && hint.hidden) waiting = setTimeout(show, HOVER_MILLISECONDS);
    });
    each.addEventListener('pointerleave', leave);
  }
  control.addEventListener('focus', () => control.matches(':focus-visible') && show());
  control.addEventListener('blur', hide);
  control.addEventListener('click', hide);
  return hint;
}
