// Where a bubble goes beside what it is about.

const GAP = 14;
const EDGE = 10;
const RING = 6;

/**
 * @param {HTMLElement} bubble
 * @param {HTMLElement} ring around the target
 * @param {DOMRect} target in the window
 */
export function place(bubble, ring, target) {
  const { clientWidth, clientHeight } = document.documentElement;
  const { width, height } = bubble.getBoundingClientRect();
  const within = (/** @type {number} */ value, /** @type {number} */ most) =>
    Math.round(Math.max(EDGE, Math.min(value, most - EDGE)));
  const middle = { x: target.left + target.width / 2 - width / 2, y: target.top + target.height / 2 - height / 2 };
  /** @type {[number, number][]} right, below, above, left: the first that leaves the target free */
  const places = [
    [target.right + GAP, middle.y],
    [middle.x, target.bottom + GAP],
    [middle.x, target.top - GAP - height],
    [target.left - GAP - width, middle.y],
  ];
  const fits = (/** @type {[number, number]} */ [x, y], /** @type {number} */ i) => {
    const isBeside = i === 0 || i === 3;
    if (isBeside) return x >= EDGE && x + width <= clientWidth - EDGE;
    return y >= EDGE && y + height <= clientHeight - EDGE;
  };
  // Where none does, at the foot of the window.
  const [x, y] = places.find(fits) ?? [middle.x, clientHeight - height - EDGE];
  bubble.style.left = `${within(x, clientWidth - width)}px`;
  bubble.style.top = `${within(y, clientHeight - height)}px`;
  ring.style.left = `${Math.round(target.left - RING)}px`;
  ring.style.top = `${Math.round(target.top - RING)}px`;
  ring.style.width = `${Math.round(target.width + 2 * RING)}px`;
  ring.style.height = `${Math.round(target.height + 2 * RING)}px`;
}
