// Why now.
import { create } from '../../dom.js';

/** @type {import('../lesson.js').Lesson} */
export const lesson = {
  name: 'why-now',
  exercises: [],
  make: () => ({ element: create('div'), translate() {}, open() {}, close() {}, restyle() {} }),
};
