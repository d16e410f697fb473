// The controls within <inkling-digits>, by their part names: what the page's keys press and its tour points at.

/**
 * @param {Element} digits
 * @param {string} name of a part
 * @returns {HTMLElement | null} null when it is not to be seen now
 */
export function partOf(digits, name) {
  const part = /** @type {HTMLElement | null} */ (digits.shadowRoot?.querySelector(`[part~='${name}']`) ?? null);
  return part?.checkVisibility({ visibilityProperty: true }) ? part : null;
}

/**
 * @param {Element} digits
 * @param {string} name of a part that is a group
 * @returns {HTMLButtonElement[]} its buttons that can be pressed, none when it is not to be seen now
 */
export const buttonsOf = (digits, name) =>
  [...(partOf(digits, name)?.querySelectorAll('button') ?? [])].filter(
    (button) => !button.disabled && button.checkVisibility(),
  );
