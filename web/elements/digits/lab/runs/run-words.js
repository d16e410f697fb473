// What is said of a run.
import { formatNumber } from '../../../../i18n/index.js';

/** @typedef {import('../../../../i18n/index.js').Dictionary} Dictionary */
/** @typedef {import('../../../../engine/core.js').SettingInfo} SettingInfo */
/** @typedef {import('../../run-history.js').Run} Run */

/**
 * @param {Run} run
 * @param {Dictionary} words
 * @returns {string} as a person has called it, or else its number
 */
export const nameOf = (run, { lab }) => run.name ?? lab.runs.name({ number: run.id });

/**
 * @param {Dictionary} words
 * @param {string} name of a setting
 * @returns {string}
 */
export const labelOf = ({ settings }, name) => /** @type {Record<string, string>} */ (settings.labels)[name] ?? name;

/**
 * @param {Dictionary} words
 * @param {string} value of a setting
 * @returns {string}
 */
export const valueOf = ({ settings }, value) =>
  /** @type {Record<string, string>} */ (settings.choices)[value] ?? value;

/**
 * @param {Run} run
 * @param {SettingInfo[]} table
 * @param {Dictionary} words
 * @returns {string} the settings that are not the defaults
 */
export function settingsSentence({ settings }, table, words) {
  const others = table.filter(({ name, defaultValue }) => name in settings && settings[name] !== defaultValue);
  if (others.length === 0) return words.lab.runs.defaults;
  return others.map(({ name }) => `${labelOf(words, name)} ${valueOf(words, settings[name])}`).join(', ');
}

/**
 * @param {number | undefined} value
 * @param {string} language
 * @param {number} [decimals]
 * @returns {string} a dash for what is not known
 */
export const numberOrDash = (value, language, decimals = 0) =>
  value === undefined || !Number.isFinite(value) ? '–' : formatNumber(value, language, decimals);

/**
 * @param {Run} run
 * @returns {number | undefined} digits a second in all of its epochs together: they have equally many
 */
export function speedOf({ epochs }) {
  const seconds = epochs.reduce((sum, { examplesPerSecond }) => sum + 1 / examplesPerSecond, 0);
  return epochs.length > 0 ? epochs.length / seconds : undefined;
}
