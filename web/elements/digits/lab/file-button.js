// A button that lets the user choose files.
import { create } from '../../../dom.js';

/**
 * @param {import('../../../i18n/texts.js').Texts} texts
 * @param {(words: import('../../../i18n/index.js').Dictionary) => string} label
 * @param {(files: File[]) => void} onFiles
 * @returns {HTMLButtonElement}
 */
export function fileButton(texts, label, onFiles) {
  const button = create('button', { type: 'button' });
  texts.add(button, label);
  button.addEventListener('click', () => {
    const input = create('input', { type: 'file', multiple: true });
    input.addEventListener('change', () => onFiles([...(input.files ?? [])]));
    input.click();
  });
  return button;
}
