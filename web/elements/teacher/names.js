// The names of `lock` and `hide`, and how they are read.
import { InklingError } from '../../engine/errors.js';
import { shortened } from '../../engine/shortened.js';

/** @typedef {import('../../i18n/index.js').Dictionary} Dictionary */

/**
 * What a name stands for.
 *
 * @typedef {object} Control
 * @property {string} select its elements, as a selector within the shadow root
 * @property {string} [hides] what goes with it when it is hidden, and stays as it is when it is locked
 * @property {string[]} [settings] that it changes: no file may bring other values of them
 * @property {string[]} [includes] other names that go with it
 * @property {(words: Dictionary) => string} label
 */

/** @typedef {Record<string, Control>} Controls */

/** Of unknown names in a sentence: a link may hold any amount of them. */
const MOST_NAMED = 10;

/**
 * @param {string[]} names of settings
 * @returns {Controls} a field each
 */
export const settingControls = (names) =>
  Object.fromEntries(
    names.map((name) => [
      name,
      {
        select: `[part~='setting-${name}']`,
        settings: [name],
        label: ({ settings }) => /** @type {Record<string, string>} */ (settings.labels)[name],
      },
    ]),
  );

/**
 * @param {'lock' | 'hide'} attribute
 * @param {string | null} text names with spaces between
 * @param {Controls} controls
 * @returns {{names: string[], problem: InklingError | null}} those that there are, each once
 */
export function parseNames(attribute, text, controls) {
  const given = [...new Set((text ?? '').split(/[\s,]+/).filter((name) => name !== ''))];
  const names = given.filter((name) => Object.hasOwn(controls, name));
  const unknown = given.filter((name) => !names.includes(name)).slice(0, MOST_NAMED);
  const known = Object.keys(controls);
  const problem =
    unknown.length > 0 ? new InklingError('switch-unknown', { attribute, names: unknown.map(shortened), known }) : null;
  return { names, problem };
}
