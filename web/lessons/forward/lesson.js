// Forward and back.
import { create } from '../../dom.js';

/** @type {import('../lesson.js').Lesson} */
export const lesson = {
  name: 'forward',
  exercises: [],
  make: () => ({ element: create('div'), translate() {}, open() {}, close() {}, restyle() {} }),
};
