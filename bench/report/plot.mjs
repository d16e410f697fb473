// Line charts on logarithmic scales, side by side in one SVG that needs nothing else.

/** @typedef {{name: string, axis: string, points: {at: number, value: number}[]}} Panel */

const PANEL = { width: 320, height: 300, left: 58, right: 14, top: 40, bottom: 46 };
const COLOURS = { paper: '#ffffff', text: '#1c1e21', muted: '#5d636b', grid: '#e3e5e8', line: '#1f5fbf' };
const PLOT = {
  width: PANEL.width - PANEL.left - PANEL.right,
  height: PANEL.height - PANEL.top - PANEL.bottom,
};

/**
 * @param {string} title
 * @param {string} valueAxis
 * @param {Panel[]} panels
 * @returns {string} an SVG document
 */
export function plot(title, valueAxis, panels) {
  const width = panels.length * PANEL.width;
  const values = panels.flatMap(({ points }) => points.map(({ value }) => value));
  const decades = [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))];
  const drawn = panels.map((panel, i) => drawPanel(panel, i * PANEL.width, valueAxis, decades));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${PANEL.height}" width="${width}" height="${PANEL.height}" role="img" font-family="system-ui, sans-serif" font-size="11">
<title>${escaped(title)}</title>
<rect width="100%" height="100%" fill="${COLOURS.paper}"/>
${drawn.join('\n')}
</svg>
`;
}

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** @param {number} number */
const rounded = (number) => Number(number.toFixed(1));

/** @param {number} value 1,000 and 1,000,000 in short */
function short(value) {
  if (value >= 1e6) return `${value / 1e6}M`;
  return value >= 1e3 ? `${value / 1e3}k` : String(value);
}

/**
 * @param {Panel} panel
 * @param {number} offset
 * @param {string} valueAxis
 * @param {number[]} decades the first and the last power of ten
 */
function drawPanel({ name, axis, points }, offset, valueAxis, [lowest, highest]) {
  const [left, bottom] = [offset + PANEL.left, PANEL.top + PLOT.height];
  const [first, last] = [points[0].at, points[points.length - 1].at];
  /** @param {number} at */
  const x = (at) => rounded(left + (PLOT.width * Math.log(at / first)) / Math.log(last / first));
  /** @param {number} value */
  const y = (value) => rounded(bottom - (PLOT.height * (Math.log10(value) - lowest)) / (highest - lowest));

  const rows = Array.from({ length: highest - lowest + 1 }, (_, i) => 10 ** (lowest + i)).flatMap((value) => [
    `<path d="M${left} ${y(value)}H${left + PLOT.width}" stroke="${COLOURS.grid}"/>`,
    `<text x="${left - 6}" y="${y(value) + 4}" text-anchor="end" fill="${COLOURS.muted}">${short(value)}</text>`,
  ]);
  const columns = points
    .filter(({ at }) => Number.isInteger(Math.log2(at)))
    .flatMap(({ at }) => [
      `<path d="M${x(at)} ${PANEL.top}V${bottom}" stroke="${COLOURS.grid}"/>`,
      `<text x="${x(at)}" y="${bottom + 15}" text-anchor="middle" fill="${COLOURS.muted}">${at}</text>`,
    ]);
  const path = points.map(({ at, value }, i) => `${i === 0 ? 'M' : 'L'}${x(at)} ${y(value)}`).join('');
  const marks = points.map(
    ({ at, value }) =>
      `<circle cx="${x(at)}" cy="${y(value)}" r="3" fill="${COLOURS.line}"><title>${at}: ${Math.round(value)}</title></circle>`,
  );
  const middle = left + PLOT.width / 2;
  const labels = [
    `<text x="${left}" y="22" font-weight="600" fill="${COLOURS.text}">${escaped(name)}</text>`,
    `<text x="${middle}" y="${bottom + 34}" text-anchor="middle" fill="${COLOURS.text}">${escaped(axis)}</text>`,
    `<text transform="translate(${offset + 14} ${PANEL.top + PLOT.height / 2}) rotate(-90)" text-anchor="middle" fill="${COLOURS.text}">${escaped(valueAxis)}</text>`,
  ];
  const line = `<path d="${path}" fill="none" stroke="${COLOURS.line}" stroke-width="2" stroke-linejoin="round"/>`;
  return [...rows, ...columns, line, ...marks, ...labels].join('\n');
}
