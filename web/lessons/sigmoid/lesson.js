// Sigmoid.
import { create } from '../../dom.js';

/** @type {import('../lesson.js').Lesson} */
export const lesson = {
  name: 'sigmoid',
  exercises: [],
  make: () => ({ element: create('div'), translate() {}, open() {}, close() {}, restyle() {} }),
};
