// The page around <inkling-digits>: its language, and the settings in its address.
import { SETTING_ATTRIBUTES } from './elements/digits/element.js';
import { dictionaryOf } from './i18n/index.js';
import './inkling.js';
import { settingsOf, withSettings } from './keep/address.js';
import { Guide } from './page/guide.js';

const digits = /** @type {HTMLElement} */ (document.querySelector('inkling-digits'));
const guide = new Guide(digits, /** @type {Element} */ (document.querySelector('header')));
const languageLinks = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll('nav a')]);

/** The language of the address, or the first one of the browser's that we have. */
function chosenLanguage() {
  const wanted = [new URLSearchParams(location.search).get('lang'), ...navigator.languages];
  const known = languageLinks.map(({ hreflang }) => hreflang);
  return (
    wanted.map((language) => language?.slice(0, 2).toLowerCase()).find((code) => known.includes(code ?? '')) ?? 'en'
  );
}

/** @param {string} language */
function show(language) {
  const dictionary = dictionaryOf(language);
  const { page } = dictionary;
  /** @type {Record<string, string>} */
  const words = page;
  document.documentElement.lang = language;
  document.title = page.title;
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = words[/** @type {HTMLElement} */ (element).dataset.text ?? ''];
  }
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', words[/** @type {HTMLElement} */ (element).dataset.label ?? '']);
  }
  for (const link of languageLinks) {
    if (link.hreflang === language) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  guide.translate(dictionary);
  for (const element of document.querySelectorAll('inkling-digits')) element.setAttribute('lang', language);
}

for (const link of languageLinks) {
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // to be opened elsewhere
    // Without loading the page anew: what was drawn and trained stays.
    event.preventDefault();
    const query = new URLSearchParams(location.search);
    query.set('lang', link.hreflang);
    history.replaceState(null, '', `?${query}`);
    show(link.hreflang);
  });
}

for (const [name, value] of Object.entries(settingsOf(location.search, SETTING_ATTRIBUTES))) {
  digits.setAttribute(name, value);
}
digits.addEventListener('inkling-settings', (event) => {
  const { settings, defaults } = /** @type {CustomEvent} */ (event).detail;
  const search = withSettings(location.search, settings, defaults);
  if (search !== location.search) history.replaceState(null, '', `${location.pathname}${search}${location.hash}`);
});
show(chosenLanguage());
