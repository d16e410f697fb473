// The page of the snippet builder: its language, and the core's table of settings for the builder.
import './inkling.js'; // what the builder shares with the elements is there once
import { Builder } from './embed/builder.js';
import { connectCore } from './engine/bridge.js';
import { asInklingError, sentenceOf } from './engine/errors.js';
import { dictionaryOf } from './i18n/index.js';
import { speak } from './page/language.js';

const main = /** @type {HTMLElement} */ (document.querySelector('#embed'));
/** @type {Builder | null} */
let builder = null;
const words = () => dictionaryOf(document.documentElement.lang);

async function start() {
  try {
    const { settingTable } = await connectCore();
    builder = new Builder(new URL('./', location.href).href, settingTable);
    builder.translate(words());
    main.append(builder.element);
  } catch (error) {
    const { code, details } = asInklingError(error);
    const problem = document.createElement('p');
    problem.setAttribute('role', 'alert');
    problem.textContent = sentenceOf(words().errors, code, details);
    main.append(problem);
  }
}

speak(
  ({ page }) => page.embed,
  (_, dictionary) => builder?.translate(dictionary),
);
void start();
