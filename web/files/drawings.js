// Drawings with their labels as JSON: [{label, strokes, writer?}, …], strokes in the canvas's own 280 × 280 units.
import { InklingError } from '../engine/errors.js';

/** @typedef {import('../engine/types.js').Strokes} Strokes */
/** @typedef {{label: number, strokes: Strokes, writer?: string}} Drawing */

/**
 * @param {Drawing[]} drawings
 * @returns {string}
 */
export const drawingsJson = (drawings) =>
  JSON.stringify(drawings.map(({ label, strokes, writer }) => ({ label, ...(writer ? { writer } : {}), strokes })));

/**
 * @param {string} text
 * @returns {Drawing[]}
 * @throws {InklingError} when it is anything else
 */
export function readDrawings(text) {
  /** @type {unknown} */
  let drawings;
  try {
    drawings = JSON.parse(text);
  } catch (error) {
    throw new InklingError('not-drawings', { reason: /** @type {Error} */ (error).message });
  }
  if (!Array.isArray(drawings)) throw new InklingError('not-drawings', { reason: 'not a list' });
  return drawings.map((drawing, i) => {
    if (!isLabel(drawing?.label)) throw new InklingError('not-drawings', { reason: `label of drawing ${i + 1}` });
    if (!areStrokes(drawing.strokes)) throw new InklingError('not-drawings', { reason: `strokes of drawing ${i + 1}` });
    const { label, strokes, writer } = drawing;
    return { label, strokes, ...(writer === undefined ? {} : { writer: String(writer) }) };
  });
}

/** @param {unknown} label */
export const isLabel = (label) => Number.isInteger(label) && Number(label) >= 0 && Number(label) <= 9;

/** @param {unknown} strokes */
export const areStrokes = (strokes) =>
  Array.isArray(strokes) &&
  strokes.length > 0 &&
  strokes.every((stroke) => Array.isArray(stroke) && stroke.length > 0 && stroke.every(isPoint));

/** @param {unknown} point */
const isPoint = (point) => Array.isArray(point) && point.length === 2 && point.every(Number.isFinite);
