// Pen strokes, and how they look. The same brush as the core's (src/brush.hpp), which the network's image is made with.

/** @typedef {import('../engine/types.js').Strokes} Strokes */

/** The canvas is 280 × 280 units, y down. */
export const CANVAS_SIDE = 280;
/** The diameter of the brush. */
export const BRUSH_WIDTH = 22;

/**
 * Strokes as smooth lines: quadratic curves through the middles of neighbouring points. A stroke of one point is a dot.
 *
 * @param {CanvasRenderingContext2D} context its unit the canvas's
 * @param {Strokes} strokes
 * @param {string} colour
 */
export function paintStrokes(context, strokes, colour) {
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = BRUSH_WIDTH;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const stroke of strokes) {
    if (stroke.length === 0) continue;
    context.beginPath();
    if (stroke.length === 1) {
      // A line of no length is left out by canvases, its round ends, too.
      context.arc(...stroke[0], BRUSH_WIDTH / 2, 0, 2 * Math.PI);
      context.fill();
      continue;
    }
    context.moveTo(...stroke[0]);
    for (let i = 1; i + 1 < stroke.length; i++) {
      const [x, y] = stroke[i];
      const [nextX, nextY] = stroke[i + 1];
      context.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
    }
    context.lineTo(...stroke[stroke.length - 1]);
    context.stroke();
  }
}
