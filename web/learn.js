// The page of the lessons: its language, and which lesson its address names.
// For what lessons share with the elements: so it is there once, and each of these two stays one file.
import './inkling.js';
import './inkling-more.js';
import { Course } from './lessons/course.js';
import { speak } from './page/language.js';
import { Offline } from './page/offline.js';

const course = new Course(/** @type {HTMLElement} */ (document.getElementById('lessons')));
const offline = new Offline(Promise.resolve());

const open = () => {
  course.open(location.hash.slice(1));
  document.title = `${course.title} · Inkling`;
};

speak(
  ({ page }) => page.lessons,
  (language, words) => {
    offline.translate(words);
    course.translate(language);
    open();
  },
);
addEventListener('hashchange', open);
