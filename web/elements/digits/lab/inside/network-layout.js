// Where each unit of a network is in the drawing of it.

/** @typedef {{layer: number, unit: number}} UnitPlace */

/**
 * A layer as a grid of cells, filled column by column.
 *
 * @typedef {object} LayerBox
 * @property {number} x
 * @property {number} y
 * @property {number} cell side of a cell with the gap after it
 * @property {number} rows
 * @property {number} columns
 * @property {number} units
 */

/**
 * @typedef {object} Layout all in pixels of CSS
 * @property {number} width
 * @property {number} height
 * @property {{x: number, y: number, side: number}} input the image
 * @property {LayerBox[]} layers
 */

const HEIGHT = 300;
const TITLE = 26;
const MARGIN = 8;
const CELLS = [26, 22, 18, 15, 12, 10, 8, 7, 6, 5, 4];
// The digits beside the outputs.
const LABEL = 22;
const GAPS = { least: 26, most: 90 };

/**
 * @param {number} width that there is; the drawing is wider where the layers need it
 * @param {number[]} units of each layer
 * @returns {Layout}
 */
export function layOut(width, units) {
  const side = width < 560 ? 84 : 140;
  const hidden = units.length - 1;
  const forOutputs = CELLS[0] + LABEL;
  const room = width - 2 * MARGIN - side - forOutputs - units.length * GAPS.least;
  const boxes = units.map((count, i) => grid(count, i === hidden ? CELLS[0] : room / hidden));
  const taken = side + LABEL + boxes.reduce((sum, { columns, cell }) => sum + columns * cell, 0);
  const spare = (width - 2 * MARGIN - taken) / units.length;
  const gap = Math.min(GAPS.most, Math.max(GAPS.least, spare));
  const all = taken + gap * units.length + 2 * MARGIN;
  const middle = TITLE + HEIGHT / 2;
  let x = Math.max(MARGIN, (width - all) / 2 + MARGIN);
  const input = { x, y: middle - side / 2, side };
  x += side;
  const layers = boxes.map((box) => {
    x += gap;
    const placed = { ...box, x, y: middle - (box.rows * box.cell) / 2 };
    x += box.columns * box.cell;
    return placed;
  });
  return { width: Math.max(width, Math.ceil(all)), height: TITLE + HEIGHT + MARGIN, input, layers };
}

/**
 * @param {number} units
 * @param {number} width that is wished for
 */
function grid(units, width) {
  const sizes = CELLS.map((cell) => {
    const rows = Math.min(units, Math.floor(HEIGHT / cell));
    return { units, cell, rows, columns: Math.ceil(units / rows) };
  });
  return sizes.find(({ cell, columns }) => cell * columns <= width) ?? sizes[sizes.length - 1];
}

/**
 * @param {LayerBox} box
 * @param {number} unit
 * @returns {[x: number, y: number]} the upper left corner of its cell
 */
export const cornerOf = ({ x, y, cell, rows }, unit) => [x + Math.floor(unit / rows) * cell, y + (unit % rows) * cell];

/**
 * @param {Layout} layout
 * @param {number} x
 * @param {number} y
 * @returns {UnitPlace | null} null where there is none
 */
export function unitAt({ layers }, x, y) {
  for (const [layer, box] of layers.entries()) {
    const column = Math.floor((x - box.x) / box.cell);
    const row = Math.floor((y - box.y) / box.cell);
    const unit = column * box.rows + row;
    if (column >= 0 && column < box.columns && row >= 0 && row < box.rows && unit < box.units) return { layer, unit };
  }
  return null;
}

/**
 * Where a key leads from a unit: up and down within its column, left and right to the next column or the next layer,
 * Page Up and Page Down to another layer, Home and End to the first and the last unit of the layer.
 *
 * @param {LayerBox[]} layers
 * @param {UnitPlace} from
 * @param {string} key
 * @returns {UnitPlace | null} null for any other key
 */
export function unitBeside(layers, { layer, unit }, key) {
  const { units, rows } = layers[layer];
  const within = (/** @type {number} */ to) => ({ layer, unit: Math.min(Math.max(to, 0), units - 1) });
  const toLayer = (/** @type {number} */ to, /** @type {boolean} */ isFromRight) => {
    const at = Math.min(Math.max(to, 0), layers.length - 1);
    if (at === layer) return { layer, unit };
    // To the cell at about the same height.
    const box = layers[at];
    const row = Math.min(box.rows - 1, Math.floor((((unit % rows) + 0.5) * box.rows) / rows));
    const column = isFromRight ? box.columns - 1 : 0;
    return { layer: at, unit: Math.min(column * box.rows + row, box.units - 1) };
  };
  switch (key) {
    case 'ArrowUp':
      return within(unit - 1);
    case 'ArrowDown':
      return within(unit + 1);
    case 'ArrowLeft':
      return unit >= rows ? within(unit - rows) : toLayer(layer - 1, true);
    case 'ArrowRight':
      return Math.floor(unit / rows) < layers[layer].columns - 1 ? within(unit + rows) : toLayer(layer + 1, false);
    case 'PageUp':
      return toLayer(layer - 1, true);
    case 'PageDown':
      return toLayer(layer + 1, false);
    case 'Home':
      return within(0);
    case 'End':
      return within(units - 1);
    default:
      return null;
  }
}
