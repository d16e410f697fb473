// The one error type of everything that runs in the browser.
import english from '../i18n/en/errors.js';
import { shortened } from './shortened.js';

/** @typedef {keyof typeof english} ErrorCode */

/**
 * An error whose message, an English sentence, a person can act on. `code` and `details` let a page say the same in its
 * reader's language (`errors` in the dictionaries of web/i18n). Both are plain data, since they cross between threads.
 */
export class InklingError extends Error {
  /**
   * @param {ErrorCode} code
   * @param {Record<string, any>} details what the dictionaries' entry needs; `file` is the name of the file that it is
   *   about, where it is about one
   */
  constructor(code, details = {}) {
    const shown = Object.fromEntries(
      Object.entries(details).map(([name, value]) => [name, typeof value === 'string' ? shortened(value) : value]),
    );
    super(sentenceOf(english, code, shown));
    this.name = 'InklingError';
    this.code = code;
    this.details = shown;
  }
}

/**
 * @param {typeof english} errors of a dictionary
 * @param {ErrorCode} code
 * @param {Record<string, any>} details
 * @returns {string}
 */
export function sentenceOf(errors, code, details) {
  const sentence = errors[code](details);
  return details.file === undefined ? sentence : `${details.file}: ${sentence}`;
}

/**
 * @param {unknown} error
 * @returns {InklingError}
 */
export function asInklingError(error) {
  if (error instanceof InklingError) return error;
  return new InklingError('refused', { message: error instanceof Error ? error.message : String(error) });
}
