// The figures to reach, as ratios of what was measured in one run.
import { fastest, gflopPerExample, rowsOf } from './comparison.mjs';
import { digits, percent, table } from './table.mjs';

const SMALL = '784-128-10';
const DENSE = '512-512-256-10';

/**
 * @param {import('./results.mjs').Results} results
 * @returns {string}
 */
export function goalTable({ browser, native }) {
  /** @param {number} batch */
  const inChromium = (batch) => fastest(rowsOf(browser, SMALL, batch), 'inkling');
  /** @param {number} batch @param {string} key */
  const natively = (batch, key) => fastest(rowsOf(native, SMALL, batch), key);
  const dense = fastest(rowsOf(browser, DENSE, 128), 'inkling');
  return table(
    ['figure', 'to reach', 'measured'],
    [
      [
        `${SMALL}, minibatches of 32: Inkling in Chromium ÷ the fastest TensorFlow.js there`,
        '25',
        ratio(inChromium(32), fastest(rowsOf(browser, SMALL, 32), 'tensorflow')),
      ],
      [
        `${SMALL}, minibatches of 32: Inkling in Chromium ÷ PyTorch native`,
        '1.5',
        ratio(inChromium(32), natively(32, 'pytorch')),
      ],
      [
        `${SMALL}, minibatches of 128: Inkling in Chromium ÷ PyTorch native`,
        '1',
        ratio(inChromium(128), natively(128, 'pytorch')),
      ],
      [
        `${DENSE}, minibatches of 128: Inkling in Chromium, of the peak of SIMD128`,
        '60%',
        dense && browser ? percent((dense * gflopPerExample(DENSE)) / browser.peakGflops) : 'not measured',
      ],
      ...[32, 128].map((batch) => [
        `${SMALL}, minibatches of ${batch}: Inkling native ÷ Eigen native`,
        '1.5',
        ratio(natively(batch, 'inkling'), natively(batch, 'eigen')),
      ]),
    ],
  );
}

/**
 * @param {number | undefined} a
 * @param {number | undefined} b
 */
const ratio = (a, b) => (a === undefined || b === undefined ? 'not measured' : digits(a / b));
