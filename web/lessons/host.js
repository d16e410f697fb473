// What the page gives to a lesson.
import { nextFrame } from '../dom.js';
import { compute, connect, connectCore, createPointsSession, createSession } from '../engine/bridge.js';
import { formatNumber, formatPercent } from '../i18n/index.js';

/**
 * @param {string} lesson its name
 * @param {object} page
 * @param {() => string} page.language
 * @param {(error: unknown) => void} page.report
 * @param {(progress: import('../engine/download.js').LoadProgress | null) => void} page.showLoading of the digits; null when
 *   they are there, or cannot be had
 * @param {import('./progress.js').Progress} page.progress
 * @param {(detail: import('./lesson.js').Answer & {lesson: string}) => void} page.answered
 * @returns {import('./lesson.js').LessonHost}
 */
export function hostOf(lesson, { language, report, showLoading, progress, answered }) {
  // The core alone comes quickly, unless the network fails.
  const showRetrying = (/** @type {import('../engine/download.js').LoadProgress} */ loaded) =>
    showLoading(loaded.isRetrying ? loaded : null);
  return {
    pointsSession: async (onNews) => {
      const { engine } = await connectCore(showRetrying);
      const hear = async (/** @type {import('../engine/points/types.js').PointsNews} */ news) => {
        onNews(news);
        await nextFrame();
      };
      return createPointsSession(engine, { hear });
    },
    digitsSession: async (onUpdate) => {
      let isLoading = true; // what is told of the way may come after the end
      try {
        const { engine } = await connect((loaded) => isLoading && showLoading(loaded));
        return await createSession(engine, { hear: onUpdate });
      } finally {
        isLoading = false;
        showLoading(null);
      }
    },
    compute: async (name, ...args) => compute((await connectCore(showRetrying)).engine, name, ...args),
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
