// Which dictionary, and numbers as its readers write them.
import english from './en.js';
import korean from './ko.js';

/** @typedef {typeof english} Dictionary */

/** @type {Record<string, Dictionary>} */
const dictionaries = { en: english, ko: korean };

export const languages = { en: 'English', ko: '한국어' };

/**
 * The language of an element: its own `lang` or that of the nearest ancestor, across shadow roots, English when it is
 * none that we have.
 *
 * @param {Element} element
 * @returns {'en' | 'ko'}
 */
export function languageOf(element) {
  /** @type {Element | null} */
  let at = element;
  while (at) {
    const named = at.closest('[lang]');
    if (named) return named.getAttribute('lang')?.toLowerCase().startsWith('ko') ? 'ko' : 'en';
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return 'en';
}

/**
 * @param {string} language
 * @returns {Dictionary}
 */
export const dictionaryOf = (language) => dictionaries[language] ?? english;

/** @type {Map<string, Intl.NumberFormat>} to make one takes longer than to use it a hundred times */
const formats = new Map();

/**
 * @param {'decimal' | 'percent'} style
 * @param {string} language
 * @param {number} decimals
 */
function formatOf(style, language, decimals) {
  const key = `${style} ${language} ${decimals}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(language, { style, minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  formats.set(key, format);
  return format;
}

/**
 * @param {number} value
 * @param {string} language
 * @param {number} [decimals]
 */
export const formatNumber = (value, language, decimals = 0) => formatOf('decimal', language, decimals).format(value);

/**
 * @param {number} share in [0, 1]
 * @param {string} language
 * @param {number} [decimals]
 */
export const formatPercent = (share, language, decimals = 1) => formatOf('percent', language, decimals).format(share);
