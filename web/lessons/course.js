// The lessons of the page, one of them at a time, and the way from one to the next.
import { create } from '../dom.js';
import { asInklingError, sentenceOf } from '../engine/errors.js';
import { dictionaryOf, formatNumber } from '../i18n/index.js';
import { hostOf } from './host.js';
import { lessons } from './index.js';
import { Progress } from './progress.js';
import { wordsOf } from './words/index.js';

/** @typedef {import('./lesson.js').Lesson} Lesson */
/** @typedef {import('./lesson.js').LessonView} LessonView */

const MEGABYTE = 1e6;

export class Course {
  #element;
  #language = 'en';
  #progress = new Progress();
  #list = create('ol');
  #nav = create('nav', { class: 'lesson-list' }, this.#list);
  #problem = create('p');
  #dismiss = create('button', { type: 'button' });
  #alert = create('div', { class: 'problem', role: 'alert', hidden: true }, this.#problem, this.#dismiss);
  #loading = create('p', { class: 'loading', role: 'status' });
  #title = create('h2', { tabindex: -1 });
  #lead = create('p', { class: 'lead' });
  #body = create('div', { class: 'lesson-body' });
  #previous = create('a', { rel: 'prev' });
  #next = create('a', { rel: 'next' });
  #steps = create('nav', { class: 'lesson-steps' }, this.#previous, this.#next);
  /** @type {Map<Lesson, LessonView>} */
  #views = new Map();
  /** @type {Lesson | null} */
  #open = null;
  /** @type {unknown} what is reported, to be said again in another language */
  #error = null;

  /** @param {HTMLElement} element where they are shown, and where `inkling-answer` is dispatched */
  constructor(element) {
    this.#element = element;
    this.#dismiss.addEventListener('click', () => this.#report(null));
    const article = create(
      'article',
      { class: 'lesson' },
      create('div', { class: 'lesson-head' }, this.#title, this.#lead),
      this.#alert,
      this.#loading,
      this.#body,
      this.#steps,
    );
    element.append(this.#nav, article);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      for (const view of this.#views.values()) view.restyle();
    });
  }

  /** @returns {string} the title of the lesson that is open */
  get title() {
    return this.#title.textContent ?? '';
  }

  /** @param {string} language */
  translate(language) {
    this.#language = language;
    for (const [lesson, view] of this.#views) view.translate(this.#wordsFor(lesson), language);
    this.#write();
  }

  /** @param {string} name of a lesson; the first is opened when there is none of that name */
  open(name) {
    const lesson = lessons.find((each) => each.name === name) ?? lessons[0];
    if (lesson === this.#open) return;
    if (this.#open) this.#views.get(this.#open)?.close();
    const isFirst = this.#open === null;
    this.#open = lesson;
    this.#error = null;
    this.#loading.textContent = '';
    const view = this.#viewOf(lesson);
    this.#body.replaceChildren(view.element);
    this.#write();
    view.open();
    this.#list.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
    if (isFirst) return;
    this.#title.focus({ preventScroll: true });
    scrollTo({ top: 0, behavior: 'instant' });
  }

  /** @param {Lesson} lesson */
  #viewOf(lesson) {
    const known = this.#views.get(lesson);
    if (known) return known;
    const view = lesson.make(
      hostOf(lesson.name, {
        language: () => this.#language,
        report: (error) => this.#report(error),
        showLoading: (progress) => this.#showLoading(progress),
        progress: this.#progress,
        answered: (detail) => this.#answered(detail),
      }),
    );
    this.#views.set(lesson, view);
    view.translate(this.#wordsFor(lesson), this.#language);
    return view;
  }

  /** @param {Lesson} lesson */
  #wordsFor({ name }) {
    const { [name]: own, shared } = wordsOf(this.#language);
    return { ...own, shared };
  }

  /** Everything around the lesson. */
  #write() {
    const { shared } = wordsOf(this.#language);
    this.#nav.setAttribute('aria-label', shared.lessons);
    this.#steps.setAttribute('aria-label', shared.steps);
    this.#dismiss.textContent = shared.dismiss;
    this.#writeProblem();
    this.#list.replaceChildren(...lessons.map((lesson) => this.#entryOf(lesson)));
    if (!this.#open) return;
    const { title, lead } = this.#wordsFor(this.#open);
    this.#title.textContent = title;
    this.#lead.textContent = lead;
    const place = lessons.indexOf(this.#open);
    this.#link(this.#previous, lessons[place - 1], shared.previous);
    this.#link(this.#next, lessons[place + 1], shared.next);
  }

  /** @param {Lesson} lesson */
  #entryOf(lesson) {
    const link = create('a', { href: `#${lesson.name}` }, this.#wordsFor(lesson).name);
    if (lesson === this.#open) link.setAttribute('aria-current', 'true');
    const isSolved =
      lesson.exercises.length > 0 && lesson.exercises.every((each) => this.#progress.isSolved(lesson.name, each));
    const { solved } = wordsOf(this.#language).shared;
    if (isSolved) link.append(create('span', { class: 'tick', role: 'img', 'aria-label': solved }, '✓'));
    return create('li', {}, link);
  }

  /**
   * @param {HTMLAnchorElement} link
   * @param {Lesson | undefined} lesson
   * @param {(name: string) => string} sentence
   */
  #link(link, lesson, sentence) {
    link.hidden = !lesson;
    if (!lesson) return;
    link.href = `#${lesson.name}`;
    link.textContent = sentence(this.#wordsFor(lesson).name);
  }

  /** @param {import('./lesson.js').Answer & {lesson: string}} answer */
  #answered({ lesson, exercise, isRight, code = null }) {
    this.#write();
    const detail = { lesson, exercise, isRight, code };
    this.#element.dispatchEvent(new CustomEvent('inkling-answer', { bubbles: true, composed: true, detail }));
  }

  /** @param {import('../engine/download.js').LoadProgress | null} progress */
  #showLoading(progress) {
    const megabytes = (/** @type {number} */ bytes) => formatNumber(bytes / MEGABYTE, this.#language, 1);
    const { loading, loadingAgain, loadingShare } = wordsOf(this.#language).shared;
    if (!progress) this.#loading.textContent = '';
    else if (progress.isRetrying) this.#loading.textContent = loadingAgain;
    else if (progress.total === 0) this.#loading.textContent = loading;
    else {
      const [received, total] = [progress.received, progress.total].map(megabytes);
      this.#loading.textContent = loadingShare({ received, total });
    }
  }

  /** @param {unknown} error null for none any more */
  #report(error) {
    this.#error = error;
    this.#writeProblem();
  }

  #writeProblem() {
    this.#alert.hidden = this.#error === null;
    if (this.#error === null) return;
    const { code, details } = asInklingError(this.#error);
    this.#problem.textContent = sentenceOf(dictionaryOf(this.#language).errors, code, details);
  }
}
