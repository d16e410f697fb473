// Charts as one picture.

const PADDING = 16;
const TITLE = 24;
const COLUMNS = 2;
const LEGEND_LINE = 20;

/**
 * @param {{title: string, canvas: HTMLCanvasElement}[]} pictures
 * @param {{name: string, colour: string}[]} legend
 * @param {{paper: string, text: string, fontFamily: string}} look
 * @returns {Promise<Blob>} PNG
 */
export async function chartsAsPng(pictures, legend, { paper, text, fontFamily }) {
  const scale = devicePixelRatio;
  const width = Math.max(...pictures.map(({ canvas }) => canvas.width)) / scale + PADDING;
  const height = Math.max(...pictures.map(({ canvas }) => canvas.height)) / scale + TITLE + PADDING;
  const rows = Math.ceil(pictures.length / COLUMNS);
  const all = document.createElement('canvas');
  all.width = scale * (COLUMNS * width + PADDING);
  all.height = scale * (rows * height + legend.length * LEGEND_LINE + 2 * PADDING);
  const context = /** @type {CanvasRenderingContext2D} */ (all.getContext('2d'));
  context.scale(scale, scale);
  context.fillStyle = paper;
  context.fillRect(0, 0, all.width, all.height);
  context.textBaseline = 'top';
  pictures.forEach(({ title, canvas }, i) => {
    const x = PADDING + (i % COLUMNS) * width;
    const y = PADDING + Math.floor(i / COLUMNS) * height;
    context.fillStyle = text;
    context.font = `600 14px ${fontFamily}`;
    context.fillText(title, x, y);
    context.drawImage(canvas, x, y + TITLE, canvas.width / scale, canvas.height / scale);
  });
  context.font = `14px ${fontFamily}`;
  legend.forEach(({ name, colour }, i) => {
    const y = PADDING + rows * height + i * LEGEND_LINE;
    context.fillStyle = colour;
    context.fillRect(PADDING, y + 6, 18, 3);
    context.fillStyle = text;
    context.fillText(name, PADDING + 26, y);
  });
  return new Promise((resolve, reject) =>
    all.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is too large'))), 'image/png'),
  );
}
