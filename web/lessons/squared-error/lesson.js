// Squared error.
import { create } from '../../dom.js';

/** @type {import('../lesson.js').Lesson} */
export const lesson = {
  name: 'squared-error',
  exercises: [],
  make: () => ({ element: create('div'), translate() {}, open() {}, close() {}, restyle() {} }),
};
