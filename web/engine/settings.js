// The settings of a session, changed by their names.
import { valueOf } from './core.js';
import { InklingError } from './errors.js';

/**
 * @param {import('#wasm').Core} core
 * @param {import('#wasm').Settings} settings which stay as they are
 * @param {Record<string, string>} changes text, as in the attributes of an element
 * @returns {import('#wasm').Settings} for the caller to delete
 * @throws {InklingError} when a value is refused
 */
export function changedSettings(core, settings, changes) {
  const changed = settings.copy();
  for (const [name, value] of Object.entries(changes)) {
    const { error } = changed.set(name, String(value));
    if (error === undefined) continue;
    changed.delete();
    const info = core.settingTable().find((row) => row.name === name);
    throw info ? new InklingError('setting', { message: error, value, info }) : valueOf({ error });
  }
  return changed;
}

/**
 * @param {import('#wasm').Core} core
 * @param {import('#wasm').Settings} settings
 * @returns {Record<string, string>} all of them, as text
 */
export function settingTexts(core, settings) {
  return Object.fromEntries(core.settingTable().map(({ name }) => [name, valueOf(settings.get(name))]));
}
