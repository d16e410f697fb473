// In a list of tabs one of them is reached with the Tab key: it must be one that a teacher has neither hidden nor locked.

/**
 * @param {ShadowRoot} root
 * @param {string} hidden a selector of what is hidden, or empty
 */
export function keepTabStop(root, hidden) {
  for (const list of root.querySelectorAll('[role=tablist]')) {
    const tabs = /** @type {HTMLButtonElement[]} */ ([...list.querySelectorAll('[role=tab]')]);
    const usable = tabs.filter((tab) => !tab.disabled && (hidden === '' || !tab.matches(hidden)));
    if (usable.length === 0 || usable.some((tab) => tab.tabIndex === 0)) continue;
    for (const tab of tabs) tab.tabIndex = tab === usable[0] ? 0 : -1;
  }
}
