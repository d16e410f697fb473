// What can be chosen of each element, besides what a teacher locks and hides: the core's settings, and the element's own.
import { SETTING_ATTRIBUTES as DIGITS_SETTINGS } from '../elements/digits/element.js';
import { DATASETS, PACES, SETTING_ATTRIBUTES as PLAYGROUND_SETTINGS } from '../elements/playground/attributes.js';

/** @typedef {import('../i18n/index.js').Dictionary} Dictionary */
/** @typedef {import('../engine/core.js').SettingInfo} SettingInfo */

/**
 * @typedef {object} FieldKind
 * @property {string} name of the attribute
 * @property {string[]} choices none for what is typed
 * @property {boolean} isFirst seen at once; all others are one click away
 * @property {(words: Dictionary) => string} label
 * @property {(words: Dictionary, choice: string) => string} nameOf a choice
 */

const FIRST = ['hidden', 'activation', 'loss', 'optimizer', 'lr', 'batch', 'epochs', 'seed'];
const ON_OFF = ['on', 'off'];

/** @type {FieldKind['nameOf']} */
const choiceOf = (words, choice) => /** @type {Record<string, string>} */ (words.settings.choices)[choice] ?? choice;

/** @param {SettingInfo} info @returns {FieldKind} */
const settingField = ({ name, kind, choices }) => ({
  name,
  choices: kind === 'switch' ? ON_OFF : choices,
  isFirst: FIRST.includes(name),
  label: ({ settings }) => /** @type {Record<string, string>} */ (settings.labels)[name],
  nameOf: choiceOf,
});

/**
 * @param {string} name
 * @param {FieldKind['label']} label
 * @param {Partial<FieldKind>} [more]
 * @returns {FieldKind}
 */
const own = (name, label, more = {}) => ({ name, label, choices: [], isFirst: true, nameOf: choiceOf, ...more });

/** @type {FieldKind[]} */
const DIGITS_OWN = [
  own('view', ({ embed }) => embed.view, {
    choices: ['full', 'compact'],
    nameOf: ({ embed }, choice) => /** @type {Record<string, string>} */ (embed.views)[choice],
  }),
];

/** @type {FieldKind[]} */
const PLAYGROUND_OWN = [
  own('dataset', ({ playground }) => playground.data.title, {
    choices: DATASETS,
    nameOf: ({ playground }, choice) => /** @type {Record<string, string>} */ (playground.datasets)[choice],
  }),
  own('points', ({ playground }) => playground.data.points),
  own('noise', ({ playground }) => playground.data.noise),
  own('share', ({ playground }) => playground.data.share, { isFirst: false }),
  own('features', ({ embed }) => embed.features, { isFirst: false }),
  own('show-test', ({ playground }) => playground.output.showTest, { choices: ON_OFF, isFirst: false }),
  own('discretise', ({ playground }) => playground.output.discretise, { choices: ON_OFF, isFirst: false }),
  own('pace', ({ embed }) => embed.pace, {
    choices: PACES,
    isFirst: false,
    nameOf: ({ playground }, choice) => /** @type {Record<string, string>} */ (playground.controls.paces)[choice],
  }),
];

/**
 * @param {SettingInfo[]} table of the core
 * @returns {Record<'digits' | 'playground', FieldKind[]>}
 */
export function fieldKinds(table) {
  const fieldsOf = (/** @type {string[]} */ names) =>
    table.filter(({ name }) => names.includes(name)).map((info) => settingField(info));
  return {
    digits: [...DIGITS_OWN, ...fieldsOf(DIGITS_SETTINGS)],
    playground: [...PLAYGROUND_OWN, ...fieldsOf(PLAYGROUND_SETTINGS)],
  };
}
