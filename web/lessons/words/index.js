// The words of the lessons in the language of the page.
import english from './en.js';
import korean from './ko.js';

/**
 * @param {string} language
 * @returns {Record<string, any> & {shared: typeof english.shared}} lesson by lesson
 */
export const wordsOf = (language) => (language === 'ko' ? korean : english);
