// The page around <inkling-playground>: its language, and the settings in its address, TensorFlow Playground's among them.
import { ATTRIBUTES } from './elements/playground/attributes.js';
import { tensorflowAttributes } from './elements/playground/tensorflow-address.js';
import { dictionaryOf } from './i18n/index.js';
import './inkling.js';
import { settingsOf, withSettings } from './keep/address.js';
import { speak } from './page/language.js';

const playground = /** @type {HTMLElement} */ (document.querySelector('inkling-playground'));
const note = /** @type {HTMLElement} */ (document.querySelector('#note'));
/** What a link of TensorFlow Playground asks for and we have not. */
let unknown = /** @type {string[]} */ ([]);

const linked = tensorflowAttributes(location.hash);
if (linked) {
  unknown = linked.unknown;
  history.replaceState(null, '', `${location.pathname}${location.search}`); // it is in our own address from now on
}
const attributes = linked?.attributes ?? settingsOf(location.search, ATTRIBUTES);
for (const [name, value] of Object.entries(attributes)) playground.setAttribute(name, value);
playground.addEventListener('inkling-settings', (event) => {
  const { settings, defaults } = /** @type {CustomEvent} */ (event).detail;
  const search = withSettings(location.search, settings, defaults);
  if (search !== location.search) history.replaceState(null, '', `${location.pathname}${search}${location.hash}`);
});
// A link that is opened in a page that is there already.
addEventListener('hashchange', () => {
  if (tensorflowAttributes(location.hash)) location.reload();
});
speak(
  ({ page }) => page.playground,
  (language) => {
    playground.setAttribute('lang', language);
    note.hidden = unknown.length === 0;
    note.textContent = dictionaryOf(language).page.playground.unknown({ list: unknown.join(', ') });
  },
);
