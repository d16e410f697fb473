// What stays as it is in the drawing of a network: outlines of cells, titles, the digits beside the outputs.
import { cornerOf } from './network-layout.js';

/**
 * @param {import('./network-layout.js').LayerBox} box
 * @returns {number} the side of a cell without the gap after it
 */
export const sideOf = ({ cell }) => cell - (cell > 6 ? 2 : 1);

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import('./network-layout.js').Layout} layout
 * @param {import('./inside-tab.js').Palette} palette
 * @param {import('../../../../i18n/index.js').Dictionary} words
 */
export function paintFrame(context, { input, layers }, { paper, line, text, muted, font }, words) {
  const { inputShort, outputShort } = words.lab.inside;
  const last = layers.length - 1;
  context.font = font;
  context.textAlign = 'center';
  context.strokeStyle = line;
  context.strokeRect(input.x - 0.5, input.y - 0.5, input.side + 1, input.side + 1);
  context.fillStyle = muted;
  context.fillText(inputShort, input.x + input.side / 2, input.y - 8);
  for (const [layer, box] of layers.entries()) {
    const side = sideOf(box);
    context.fillStyle = muted;
    context.fillText(layer === last ? outputShort : String(box.units), box.x + (box.columns * box.cell) / 2, box.y - 8);
    context.fillStyle = paper;
    for (let unit = 0; unit < box.units; unit++) {
      const [x, y] = cornerOf(box, unit);
      context.fillRect(x, y, side, side);
      if (box.cell >= 8) context.strokeRect(x - 0.5, y - 0.5, side + 1, side + 1);
    }
  }
  context.fillStyle = text;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (let digit = 0; digit < layers[last].units; digit++) {
    const [x, y] = cornerOf(layers[last], digit);
    context.fillText(String(digit), x + layers[last].cell + 6, y + sideOf(layers[last]) / 2);
  }
}
