// Softmax.
import { create } from '../../dom.js';

/** @type {import('../lesson.js').Lesson} */
export const lesson = {
  name: 'softmax',
  exercises: [],
  make: () => ({ element: create('div'), translate() {}, open() {}, close() {}, restyle() {} }),
};
