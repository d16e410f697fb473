// Settings in the address of a page, so that a link reproduces a run.

/** Always written, since it names the network. */
const SEED = 'seed';

/**
 * @param {string} search of an address
 * @param {string[]} names of the settings
 * @returns {Record<string, string>} those that it names
 */
export function settingsOf(search, names) {
  const query = new URLSearchParams(search);
  // Without a value `hidden` is HTML's own attribute.
  const isSet = (/** @type {string} */ name) => query.has(name) && !(name === 'hidden' && query.get(name) === '');
  return Object.fromEntries(names.filter(isSet).map((name) => [name, query.get(name) ?? '']));
}

/**
 * @param {string} search of the present address
 * @param {Record<string, string>} settings
 * @param {Record<string, string>} defaults of all settings
 * @returns {string} with the settings that differ from their defaults and the seed; all else that it says stays
 */
export function withSettings(search, settings, defaults) {
  const query = new URLSearchParams(search);
  const hadAny = Object.keys(defaults).some((name) => query.has(name));
  for (const name of Object.keys(defaults)) query.delete(name);
  const changed = Object.entries(settings).filter(([name, value]) => value !== defaults[name]);
  // The address of someone who has changed nothing stays short.
  if (hadAny || changed.length > 0) {
    for (const [name, value] of changed) query.set(name, value);
    query.set(SEED, settings[SEED]);
  }
  // Lists stay readable: commas need no escape in a query.
  const text = query.toString().replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}
