// Elements without markup strings.

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean>} [attributes] true sets an empty attribute, false none
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function create(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

/**
 * Calls `work` before the next frame is painted, once however often it was asked for.
 *
 * @param {() => void} work
 * @returns {() => void} asks for it
 */
export function oncePerFrame(work) {
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      work();
    });
  };
}

const LONGEST_FRAME_MILLISECONDS = 200;

/**
 * Frames are not painted in a tab that nobody sees, nor in one that is left meanwhile.
 *
 * @returns {Promise<void>} resolves when the next one is painted, or would have been
 */
export const nextFrame = () =>
  new Promise((resolve) => {
    if (document.hidden) return resolve();
    requestAnimationFrame(() => resolve());
    return setTimeout(resolve, LONGEST_FRAME_MILLISECONDS);
  });

/**
 * Calls `work` when the page has nothing else to do; where the browser does not tell, a second later.
 *
 * @param {() => void} work
 */
export function whenIdle(work) {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work);
  else setTimeout(work, 1000);
}

/**
 * Makes a canvas as sharp as the screen.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {number} width in units of the drawing; the canvas's own proportions are kept
 * @returns {CanvasRenderingContext2D} cleared, its unit the drawing's
 */
export function sharpContext(canvas, width) {
  const pixels = Math.max(1, Math.round((canvas.clientWidth || width) * devicePixelRatio));
  if (canvas.width !== pixels) {
    canvas.width = pixels;
    canvas.height = pixels;
  }
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.scale(pixels / width, pixels / width);
  return context;
}

/**
 * Calls `work` at once, and no sooner again than so many milliseconds later: once, however often it was asked for, and
 * always after the last time.
 *
 * @param {number} milliseconds
 * @param {() => void | Promise<void>} work
 * @returns {() => void} asks for it
 */
export function paced(milliseconds, work) {
  return latestOnly(async () => {
    await work();
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
  });
}

/**
 * Calls `work` again after it has ended when it was asked for meanwhile: once, however often.
 *
 * @param {() => Promise<void>} work
 * @returns {() => Promise<void>}
 */
export function latestOnly(work) {
  let isRunning = false;
  let isAsked = false;
  return async () => {
    isAsked = true;
    if (isRunning) return;
    isRunning = true;
    try {
      while (isAsked) {
        isAsked = false;
        await work();
      }
    } finally {
      isRunning = false;
    }
  };
}
