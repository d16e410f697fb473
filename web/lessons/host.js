// What the page gives to a lesson.
import { compute, connect, connectCore, createPointsSession, createSession } from '../engine/bridge.js';
import { formatNumber, formatPercent } from '../i18n/index.js';

/**
 * @param {string} lesson its name
 * @param {object} page
 * @param {() => string} page.language
 * @param {(error: unknown) => void} page.report
 * @param {(received: number, total: number) => void} page.showLoading bytes of the digits
 * @param {import('./progress.js').Progress} page.progress
 * @param {(detail: import('./lesson.js').Answer & {lesson: string}) => void} page.answered
 * @returns {import('./lesson.js').LessonHost}
 */
export function hostOf(lesson, { language, report, showLoading, progress, answered }) {
  return {
    pointsSession: async (onNews) => {
      const { engine } = await connectCore();
      return createPointsSession(engine, async (news) => {
        onNews(news);
        await nextFrame();
      });
    },
    digitsSession: async (onUpdate) => {
      const { engine } = await connect(showLoading);
      return createSession(engine, onUpdate);
    },
    compute: async (name, ...args) => compute((await connectCore()).engine, name, ...args),
    format: (value, decimals) => formatNumber(value, language(), decimals),
    percent: (share, decimals) => formatPercent(share, language(), decimals),
    report,
    answered: (answer) => {
      if (answer.isRight) progress.solve(lesson, answer.exercise);
      answered({ lesson, ...answer });
    },
    isSolved: (exercise) => progress.isSolved(lesson, exercise),
  };
}

/** Frames are not painted in a tab that nobody sees. */
const nextFrame = () =>
  new Promise((resolve) => {
    if (document.hidden) resolve(undefined);
    else requestAnimationFrame(resolve);
  });
