// What <inkling-playground> has before its panels: the messages above them, and the place where they go.
import { create } from '../../dom.js';
import { dictionaryOf } from '../../i18n/index.js';
import { Texts } from '../../i18n/texts.js';
import baseStyle from '../base.css?inline';
import { sheetOf } from '../sheet.js';

export class PlaygroundFrame {
  language = 'en';
  words = dictionaryOf('en');
  #root;
  #texts = new Texts();
  #problemText = create('p');
  #retry = create('button', { type: 'button', hidden: true });
  #close = create('button', { type: 'button', class: 'close' }, '×');
  #problem = create(
    'div',
    { class: 'panel problem', part: 'panel problem', role: 'alert', hidden: true },
    this.#problemText,
    this.#retry,
    this.#close,
  );
  #note = create('p', { class: 'panel said', role: 'status', hidden: true });
  #base = create(
    'div',
    { class: 'inkling plane-colours', part: 'base' },
    create('div', { class: 'messages' }, this.#problem, this.#note),
  );

  /**
   * @param {ShadowRoot} root
   * @param {object} actions what the person did
   * @param {() => void} actions.retry
   * @param {() => void} actions.dismiss
   * @param {(file: File) => void} actions.openFile
   */
  constructor(root, { retry, dismiss, openFile }) {
    this.#root = root;
    root.adoptedStyleSheets = [sheetOf(baseStyle)];
    this.#retry.addEventListener('click', retry);
    this.#close.addEventListener('click', dismiss);
    this.#texts.add(this.#retry, (words) => words.status.retry);
    for (const attribute of ['aria-label', 'title']) this.#texts.add(this.#close, ({ keep }) => keep.close, attribute);
    this.#base.addEventListener('dragover', (event) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    });
    this.#base.addEventListener('drop', (event) => {
      const [file] = event.dataTransfer?.files ?? [];
      if (!file) return;
      event.preventDefault();
      openFile(file);
    });
    root.append(this.#base);
  }

  /** @param {HTMLElement} element between the messages and the panels */
  add(element) {
    this.#base.append(element);
  }

  /**
   * @param {HTMLElement} panels
   * @param {string[]} styles
   */
  fill(panels, styles) {
    this.#root.adoptedStyleSheets.push(...styles.map(sheetOf));
    this.#base.append(panels);
  }

  /** @param {string} language */
  translate(language) {
    this.language = language;
    this.words = dictionaryOf(language);
    this.#base.lang = language;
    this.#texts.translate(this.words);
  }

  /**
   * @param {string | null} sentence
   * @param {boolean} [canRetry]
   */
  showProblem(sentence, canRetry = false) {
    this.#problem.hidden = sentence === null;
    this.#problemText.textContent = sentence ?? '';
    this.#retry.hidden = !canRetry;
    this.#close.hidden = canRetry; // without an engine there is nothing else to be done
  }

  /** @param {string | null} sentence */
  say(sentence) {
    this.#note.hidden = sentence === null;
    this.#note.textContent = sentence ?? '';
  }
}
