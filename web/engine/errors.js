// The one error type of everything that runs in the browser.
import english from '../i18n/en.js';

/** @typedef {keyof typeof english.errors} ErrorCode */

/**
 * An error whose message, an English sentence, a person can act on. `code` and `details` let a page say the same in its
 * reader's language (`errors` in the dictionaries of web/i18n). Both are plain data, since they cross between threads.
 */
export class InklingError extends Error {
  /**
   * @param {ErrorCode} code
   * @param {Record<string, any>} details what the dictionaries' entry needs
   */
  constructor(code, details = {}) {
    super(english.errors[code](details));
    this.name = 'InklingError';
    this.code = code;
    this.details = details;
  }
}
