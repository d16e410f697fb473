/**
 * Calls `work` soon after it was asked for, but not more often than this: what is asked for too soon is done later, once.
 *
 * @param {number} milliseconds
 * @param {() => void} work
 * @returns {() => void} asks for it
 */
export function atMostEvery(milliseconds, work) {
  let isAsked = false;
  let last = -Infinity;
  return () => {
    if (isAsked) return;
    isAsked = true;
    setTimeout(
      () => {
        isAsked = false;
        last = performance.now();
        work();
      },
      Math.max(0, last + milliseconds - performance.now()),
    );
  };
}
