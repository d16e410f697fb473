// The language of a page: that of its address or of the browser, and the links that change it.
import { dictionaryOf } from '../i18n/index.js';

/** @typedef {import('../i18n/index.js').Dictionary} Dictionary */

/**
 * Puts the words of a page into its elements, now and whenever a link to the other language is followed.
 *
 * @param {(words: Dictionary) => Record<string, any>} wordsOf the title of the page, and what `data-text` and
 *   `data-label` name; the words that all pages share need not be among them
 * @param {(language: string, words: Dictionary) => void} [onLanguage] for what the page has besides
 */
export function speak(wordsOf, onLanguage = () => {}) {
  const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll('nav a[hreflang]')]);

  /** @param {string} language */
  const show = (language) => {
    const dictionary = dictionaryOf(language);
    /** @type {Record<string, string>} */
    const words = { ...dictionary.page.shared, ...wordsOf(dictionary) };
    document.documentElement.lang = language;
    document.title = words.title;
    for (const element of document.querySelectorAll('[data-text]')) {
      element.textContent = words[/** @type {HTMLElement} */ (element).dataset.text ?? ''];
    }
    for (const element of document.querySelectorAll('[data-label]')) {
      element.setAttribute('aria-label', words[/** @type {HTMLElement} */ (element).dataset.label ?? '']);
    }
    for (const link of links) {
      if (link.hreflang === language) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    // The other pages in the same language.
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (
      document.querySelectorAll('nav.pages a, footer a')
    )) {
      link.search = new URLSearchParams({ lang: language }).toString();
    }
    onLanguage(language, dictionary);
  };

  for (const link of links) {
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // to be opened elsewhere
      // Without loading the page anew: what was drawn and trained stays.
      event.preventDefault();
      const query = new URLSearchParams(location.search);
      query.set('lang', link.hreflang);
      history.replaceState(null, '', `?${query}${location.hash}`);
      show(link.hreflang);
    });
  }
  show(chosenLanguage(links.map(({ hreflang }) => hreflang)));
}

/**
 * The language of the address, or the first one of the browser's that we have.
 *
 * @param {string[]} known
 */
function chosenLanguage(known) {
  const wanted = [new URLSearchParams(location.search).get('lang'), ...navigator.languages];
  return (
    wanted.map((language) => language?.slice(0, 2).toLowerCase()).find((code) => known.includes(code ?? '')) ?? 'en'
  );
}
