// The page around <inkling-playground>: its language, and the settings in its address, TensorFlow Playground's among them.
import { ATTRIBUTES } from './elements/playground/attributes.js';
import { tensorflowAttributes } from './elements/playground/tensorflow-address.js';
import { SWITCHES } from './elements/teacher/switches.js';
import './inkling.js';
import { settingsOf, withSettings } from './keep/address.js';
import { speak } from './page/language.js';
import { Offline } from './page/offline.js';

const playground = /** @type {import('./elements/playground/element.js').InklingPlayground} */ (
  document.querySelector('inkling-playground')
);
const note = /** @type {HTMLElement} */ (document.querySelector('#note'));
/** What a link of TensorFlow Playground asks for and we have not. */
let unknown = /** @type {string[]} */ ([]);

const linked = tensorflowAttributes(location.hash);
if (linked) {
  unknown = linked.unknown;
  history.replaceState(null, '', `${location.pathname}${location.search}`); // it is in our own address from now on
}
const attributes = linked?.attributes ?? settingsOf(location.search, [...ATTRIBUTES, ...SWITCHES]);
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
const offline = new Offline(playground.ready);
speak(
  ({ page }) => page.playground,
  (language, words) => {
    offline.translate(words);
    playground.setAttribute('lang', language);
    note.hidden = unknown.length === 0;
    note.textContent = words.page.playground.unknown({ list: unknown.join(', ') });
  },
);
