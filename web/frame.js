// A page for an <iframe>: one element with the attributes that its address names, which talks with the page around it.
import './inkling.js';
import { asInklingError } from './engine/errors.js';
import { frameParameters } from './frame/parameters.js';
import { EVENTS, obey, trustedOrigin } from './frame/messages.js';
import { dictionaryOf, languageOf } from './i18n/index.js';

const { name, attributes, refused, parent: named } = frameParameters(location.search);
const main = /** @type {HTMLElement} */ (document.querySelector('main'));
const note = /** @type {HTMLElement} */ (document.querySelector('#note'));
const isFramed = window.parent !== window;

/** @param {{type: string, height?: number, detail?: unknown}} message */
const tell = (message) => {
  if (isFramed) window.parent.postMessage(message, named ?? '*');
};

if (attributes.lang) document.documentElement.lang = attributes.lang;
const element = /** @type {HTMLElement & import('./frame/messages.js').Trainable & {ready: Promise<void>}} */ (
  document.createElement(name)
);
for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
/** What the element has told of an error last. */
let problem = '';
for (const type of EVENTS) {
  element.addEventListener(type, (event) => {
    const { detail } = /** @type {CustomEvent} */ (event);
    if (type === 'inkling-error') problem = detail.message;
    tell({ type, detail });
  });
}
main.append(element);
element.ready.then(
  () => tell({ type: 'inkling-ready' }),
  () => {}, // it has told of it as an error
);

if (refused.length > 0) {
  note.textContent = dictionaryOf(languageOf(element)).frame.refused({ list: refused.join(', ') });
  note.hidden = false;
  const message = dictionaryOf('en').frame.refused({ list: refused.join(', ') });
  tell({ type: 'inkling-error', detail: { code: 'frame-address', message } });
}

// The height of the content and not of the window, which is what the page makes it.
const { paddingTop, paddingBottom } = getComputedStyle(document.body);
const padding = Number.parseFloat(paddingTop) + Number.parseFloat(paddingBottom);
let told = 0;
new ResizeObserver(() => {
  const height = Math.ceil(main.getBoundingClientRect().height + padding);
  if (height !== told) tell({ type: 'inkling-height', height });
  told = height;
}).observe(main);

addEventListener('message', async ({ source, origin, data }) => {
  if (!isFramed || source !== window.parent || origin !== trustedOrigin(named, document.referrer)) return;
  problem = '';
  try {
    await obey(data, element);
  } catch (error) {
    const { code, message } = asInklingError(error);
    // Not all that is refused is an event of the element: the page that asked for it hears of it once in any case.
    if (message !== problem) tell({ type: 'inkling-error', detail: { code, message } });
  }
});
