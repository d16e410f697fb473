// The page around <inkling-digits>: its language, its help, and the settings in its address.
import { SETTING_ATTRIBUTES } from './elements/digits/element.js';
import { SWITCHES } from './elements/teacher/switches.js';
import './inkling.js';
import { settingsOf, withSettings } from './keep/address.js';
import { Guide } from './page/guide.js';
import { speak } from './page/language.js';
import { Offline } from './page/offline.js';

const digits = /** @type {import('./elements/digits/element.js').InklingDigits} */ (
  document.querySelector('inkling-digits')
);
const guide = new Guide(digits, /** @type {Element} */ (document.querySelector('header')));
const offline = new Offline(digits.ready, () => digits.keepNow());

for (const [name, value] of Object.entries(settingsOf(location.search, [...SETTING_ATTRIBUTES, ...SWITCHES]))) {
  digits.setAttribute(name, value);
}
digits.addEventListener('inkling-settings', (event) => {
  const { settings, defaults } = /** @type {CustomEvent} */ (event).detail;
  const search = withSettings(location.search, settings, defaults);
  if (search !== location.search) history.replaceState(null, '', `${location.pathname}${search}${location.hash}`);
});
speak(
  ({ page }) => page.digits,
  (language, words) => {
    guide.translate(words);
    offline.translate(words);
    digits.setAttribute('lang', language);
  },
);
