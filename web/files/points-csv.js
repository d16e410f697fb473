// Points from a table: x, y, and a class or a value.
import Papa from 'papaparse';
import { InklingError } from '../engine/errors.js';
import { HALF_WIDTH, MOST_CLASSES, MOST_POINTS } from '../engine/points/names.js';

/**
 * @typedef {object} PointsTable
 * @property {import('../engine/points/types.js').OwnPoints} points within what the playground shows
 * @property {string[]} classes their names in the table, none for values
 * @property {string[]} scaled names of the columns that had to be brought into the range that is shown
 */

/** What lies beyond the plane is brought to where there is room around it. */
const SCALED_TO = 5;
/** With one for the names, and some that are empty. */
const MOST_LINES = MOST_POINTS + 10;
/** So much of a file is enough to know that it is too long. */
export const MOST_BYTES = 4 * 2 ** 20;

/**
 * Reads comma-separated values (RFC 4180, other separators likewise) with three columns. The first line may name them.
 * The third is a class when its entries are texts or up to ten whole numbers, otherwise a value to be predicted.
 *
 * @param {string} text
 * @returns {PointsTable}
 * @throws {InklingError} when it is no such table
 */
export function readPointsTable(text) {
  // Refused before it is taken apart: a long text would hold up the page.
  if (text.split('\n', MOST_LINES + 1).length > MOST_LINES) throw new InklingError('csv-rows', { most: MOST_POINTS });
  const { data: rows } = Papa.parse(text.trim(), { skipEmptyLines: 'greedy' });
  const cells = /** @type {string[][]} */ (rows).map((row) => row.map((cell) => cell.trim()));
  if (cells.length === 0) throw new InklingError('csv-empty');
  const hasNames = !isNumber(cells[0][0] ?? '') && !isNumber(cells[0][1] ?? '');
  const names = hasNames ? cells[0] : ['x', 'y', ''];
  const lines = hasNames ? cells.slice(1) : cells;
  if (lines.length === 0) throw new InklingError('csv-empty');
  if (lines.length > MOST_POINTS) throw new InklingError('csv-rows', { most: MOST_POINTS });
  const lineOf = (/** @type {number} */ i) => i + (hasNames ? 2 : 1);
  lines.forEach((line, i) => {
    if (line.length !== 3) throw new InklingError('csv-columns', { line: lineOf(i), count: line.length });
    for (const column of [0, 1]) {
      if (!isNumber(line[column])) throw new InklingError('csv-number', { line: lineOf(i), value: line[column] });
    }
    if (line[2] === '') throw new InklingError('csv-number', { line: lineOf(i), value: '' });
  });
  const coordinates = [0, 1].map((column) =>
    scaled(
      lines.map((line) => Number(line[column])),
      HALF_WIDTH,
      SCALED_TO,
    ),
  );
  const inputs = Float32Array.from(lines.flatMap((_, i) => coordinates.map(({ numbers }) => numbers[i])));
  const scaledNames = [0, 1].filter((column) => coordinates[column].isScaled).map((column) => names[column]);
  const third = lines.map((line) => line[2]);
  const classes = classesOf(third);
  if (classes) {
    const labels = Uint8Array.from(third, (name) => classes.indexOf(name));
    return { points: { inputs, labels, values: new Float32Array() }, classes, scaled: scaledNames };
  }
  const values = scaled(third.map(Number), 1, 1);
  if (values.isScaled) scaledNames.push(names[2] || 'value');
  const points = { inputs, labels: new Uint8Array(), values: Float32Array.from(values.numbers) };
  return { points, classes: [], scaled: scaledNames };
}

/** @param {string} text */
const isNumber = (text) => text !== '' && Number.isFinite(Number(text));

/**
 * @param {string[]} entries of the third column
 * @returns {string[] | null} the names of the classes in order, null when the entries are values
 * @throws {InklingError} when they are texts of too many kinds, or all the same
 */
function classesOf(entries) {
  const kinds = [...new Set(entries)];
  const areNumbers = kinds.every(isNumber);
  if (areNumbers && (kinds.length > MOST_CLASSES || !kinds.every((kind) => Number.isInteger(Number(kind)))))
    return null;
  if (kinds.length > MOST_CLASSES) throw new InklingError('csv-classes', { count: kinds.length, most: MOST_CLASSES });
  if (kinds.length < 2) throw new InklingError('csv-classes', { count: kinds.length, most: MOST_CLASSES });
  return areNumbers ? kinds.sort((a, b) => Number(a) - Number(b)) : kinds.sort();
}

/**
 * @param {number[]} numbers
 * @param {number} range they stay as they are when all are within it, to either side of zero
 * @param {number} goal otherwise their least and largest come to lie there
 * @returns {{numbers: number[], isScaled: boolean}}
 */
function scaled(numbers, range, goal) {
  const low = numbers.reduce((a, b) => Math.min(a, b));
  const high = numbers.reduce((a, b) => Math.max(a, b));
  if (low >= -range && high <= range) return { numbers, isScaled: false };
  const width = high - low || 1;
  return { numbers: numbers.map((number) => ((number - low) / width - 0.5) * 2 * goal), isScaled: true };
}
