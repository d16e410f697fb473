// The colours of plane.css, for canvases.
import { create } from '../dom.js';
import { rgbOf } from './colour.js';

/** @typedef {[red: number, green: number, blue: number]} Colour 0 to 255 */

const CLASSES = ['negative', 'positive', ...Array.from({ length: 8 }, (_, i) => `class-${i + 2}`)];

/**
 * @param {HTMLElement} element under which the custom properties hold
 */
export function planePalette(element) {
  const probe = create('span', { hidden: true });
  probe.style.forcedColorAdjust = 'none'; // what is orange and what is blue would be all alike
  element.append(probe);
  const css = (/** @type {string} */ name) => {
    probe.style.color = `var(--plane-${name})`;
    return getComputedStyle(probe).color;
  };
  const classes = CLASSES.map(css);
  const [paper, text] = [css('paper'), css('text')];
  probe.remove();
  const rgb = { classes: classes.map(rgbOf), paper: rgbOf(paper) };
  return {
    css: { classes, negative: classes[0], positive: classes[1], paper, text },
    rgb: { ...rgb, negative: rgb.classes[0], positive: rgb.classes[1] },
    /** @param {number} value from -1 to 1 */
    ofValue: (value) => {
      const share = Math.min(1, Math.abs(value));
      const end = rgb.classes[value < 0 ? 0 : 1];
      return `rgb(${end.map((channel, i) => Math.round(rgb.paper[i] + share * (channel - rgb.paper[i]))).join(' ')})`;
    },
  };
}
