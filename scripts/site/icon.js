// The icon as PNG, which browsers ask for before they install a page: drawn from the strokes of web/icon.svg.
import { crc32, deflateSync } from 'node:zlib';

const VIEW = 512;
const RGB = 3;

/** @typedef {{points: [x: number, y: number][], width: number, colour: number[]}} Stroke */

/**
 * @param {string} svg a square filled with one colour, and polylines with round ends on it
 * @param {number} size in pixels
 * @returns {Buffer} PNG
 */
export function pngOf(svg, size) {
  const background = colourOf(/<rect[^>]*fill="([^"]*)"/.exec(svg)?.[1]);
  const strokes = strokesOf(svg);
  const unit = VIEW / size;
  // A row is a byte that says how it is filtered, which it is not, and its pixels.
  const rows = Buffer.alloc(size * (1 + RGB * size));
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const at = /** @type {[number, number]} */ ([(column + 0.5) * unit, (row + 0.5) * unit]);
      const colour = strokes.reduce((under, stroke) => {
        const share = Math.min(1, Math.max(0, (stroke.width / 2 - distance(at, stroke.points)) / unit + 0.5));
        return under.map((value, i) => value + share * (stroke.colour[i] - value));
      }, background);
      rows.set(colour.map(Math.round), row * (1 + RGB * size) + 1 + RGB * column);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2], 8); // bits a channel; red, green and blue
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** @param {string} svg @returns {Stroke[]} */
function strokesOf(svg) {
  const strokes = [...svg.matchAll(/<polyline[^>]*>/g)].map(([tag]) => {
    const attribute = (/** @type {string} */ name) => new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
    const points = attribute('points')
      .split(' ')
      .map((point) => /** @type {[number, number]} */ (point.split(',').map(Number)));
    return { points, width: Number(attribute('stroke-width')), colour: colourOf(attribute('stroke')) };
  });
  if (strokes.length === 0) throw new Error('the icon has no polyline');
  return strokes;
}

/** @param {string | undefined} text such as #2251c4 */
function colourOf(text = '') {
  const digits = /^#([0-9a-f]{6})$/.exec(text)?.[1];
  if (!digits) throw new Error(`a colour of the icon must be like #2251c4, got '${text}'`);
  return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16));
}

/** @param {[number, number]} at @param {[number, number][]} points of a polyline */
function distance([x, y], points) {
  const distances = points.slice(1).map(([toX, toY], i) => {
    const [fromX, fromY] = points[i];
    const [dx, dy] = [toX - fromX, toY - fromY];
    const along = Math.min(1, Math.max(0, ((x - fromX) * dx + (y - fromY) * dy) / (dx * dx + dy * dy)));
    return Math.hypot(x - fromX - along * dx, y - fromY - along * dy);
  });
  return Math.min(...distances);
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
