// How well the page reads digits that people drew, trained in Chromium with its default settings: npm run bench:drawn.
// With --ablation also what each part of the recipe adds. Writes bench/DRAWN.md.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { launch, newPage, onElement, ready } from '../tests/browser/digits.js';
import { serveSite } from '../tests/browser/server.js';
import { root } from '../tests/paths.js';
import { describeMachine } from './report/machine.mjs';
import { percent, table } from './report/table.mjs';

/** @typedef {{label: number, writer: number, strokes: [number, number][][]}} DrawnDigit */
/** @typedef {{test: number, drawn: number, seconds: number}} Score */

const DRAWN = process.env.INKLING_DRAWN_DIGITS ?? root('../shared/drawn-digits/strokes.json.gz');
const EARLY_SECONDS = 5;
const SHOTS = 3;

/** @type {{name: string, settings: Record<string, string>}[]} what is changed of the default settings */
const ABLATION = [
  { name: 'the default settings', settings: {} },
  { name: 'without made-up digits', settings: { 'pen-digits': '0' } },
  { name: 'without augmentation', settings: { augment: 'off' } },
  { name: 'without both', settings: { 'pen-digits': '0', augment: 'off' } },
  { name: 'with a constant learning rate', settings: { schedule: 'constant' } },
  { name: 'with one hidden layer of 128 units', settings: { hidden: '128' } },
];

const { values } = parseArgs({ options: { ablation: { type: 'boolean', default: false } } });
if (!existsSync(DRAWN)) {
  console.error(`there are no drawn digits at ${DRAWN}: set INKLING_DRAWN_DIGITS to the path of strokes.json.gz`);
  process.exit(1);
}
/** @type {DrawnDigit[]} */
const digits = JSON.parse(gunzipSync(readFileSync(DRAWN)).toString());
const writers = [...new Set(digits.map(({ writer }) => writer))].sort((a, b) => a - b);

const browser = await launch();
const site = await serveSite();
try {
  const rows = [];
  for (const { name, settings } of values.ablation ? ABLATION : ABLATION.slice(0, 1)) {
    const page = await open(settings);
    const { early, late } = await train(page);
    console.log(`${name}: test ${percent(late.test)}, drawn ${percent(late.drawn)} after ${late.seconds.toFixed(1)} s`);
    rows.push([name, percent(early.drawn), percent(late.test), percent(late.drawn), `${late.seconds.toFixed(1)} s`]);
    await page.browserContext().close();
  }
  const taught = await teachWriters();
  await write(rows, taught);
} finally {
  await browser.close();
  await site.close();
}

/** @param {Record<string, string>} settings */
async function open(settings) {
  const page = await newPage(browser);
  await page.goto(`${site.origin}/?lang=en`);
  await ready(page);
  await onElement(
    page,
    async (element, _, changes) => {
      for (const [name, value] of Object.entries(changes)) element.setAttribute(name, value);
      await element.parameterHash();
      // Another number of made-up digits takes a while to be there.
      await element.reset();
    },
    settings,
  );
  return page;
}

/**
 * Trains to the end of the settings' epochs, with a look after some seconds.
 *
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<{early: Score, late: Score}>}
 */
async function train(page) {
  const early = await onElement(
    page,
    async (element, _, seconds) => {
      setTimeout(() => element.pause(), seconds * 1000);
      return element.train();
    },
    EARLY_SECONDS,
  );
  const earlyDrawn = await share(page, digits);
  const late = await onElement(page, (element) => element.train());
  return {
    early: { test: early.testAccuracy, drawn: earlyDrawn, seconds: early.seconds },
    late: {
      test: late.testAccuracy,
      drawn: await share(page, digits),
      seconds: early.seconds + (late.epochs > 0 ? late.seconds : 0),
    },
  };
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {DrawnDigit[]} some
 * @returns {Promise<number>} the share of them that the network reads
 */
async function share(page, some) {
  const read = await onElement(
    page,
    async (element, _, drawings) => {
      let right = 0;
      for (const { label, strokes } of drawings) right += (await element.recognise(strokes)).digit === label ? 1 : 0;
      return right;
    },
    some,
  );
  return read / some.length;
}

/** Teaches each writer's first drawings of each digit to a network that is trained and has seen none of them. */
async function teachWriters() {
  const trained = await open({});
  const { testAccuracy } = await onElement(trained, (element) => element.train());
  const rows = [];
  for (const writer of writers) {
    const all = digits.filter((digit) => digit.writer === writer);
    const shown = Array.from({ length: 10 }, (_, label) =>
      all.filter((digit) => digit.label === label).slice(0, SHOTS),
    ).flat();
    const others = all.filter((digit) => !shown.includes(digit));
    const before = await share(trained, others);
    const [testAfter, seconds, after] = await onElement(
      trained,
      async (element, _, { lessons, exam }) => {
        const model = await element.exportModel('safetensors');
        const pupil = /** @type {any} */ (document.createElement('inkling-digits'));
        document.body.append(pupil);
        await pupil.importModel(model);
        let longest = 0;
        let test = NaN;
        for (const { strokes, label } of lessons) {
          const started = performance.now();
          ({ testAccuracy: test } = await pupil.teach(strokes, label));
          longest = Math.max(longest, (performance.now() - started) / 1000);
        }
        let right = 0;
        for (const { label, strokes } of exam) right += (await pupil.recognise(strokes)).digit === label ? 1 : 0;
        pupil.remove();
        return [test, longest, right / exam.length];
      },
      { lessons: shown, exam: others },
    );
    console.log(
      `writer ${writer}: ${percent(before)} before, ${percent(after)} after ${shown.length} drawings; ` +
        `test ${percent(testAccuracy)} before, ${percent(testAfter)} after`,
    );
    rows.push([
      String(writer),
      percent(before),
      percent(after),
      percent(testAccuracy),
      percent(testAfter),
      `${seconds.toFixed(2)} s`,
    ]);
  }
  await trained.browserContext().close();
  return rows;
}

/**
 * @param {string[][]} rows
 * @param {string[][]} taught
 */
async function write(rows, taught) {
  const path = root('bench/DRAWN.md');
  const text = `# Drawn digits

Written by \`npm run bench:drawn -- --ablation\`: ${digits.length} digits that ${writers.length} people drew with a stylus (E. Alpaydin and
F. Alimoglu, Pen-Based Recognition of Handwritten Digits, UCI Machine Learning Repository, 1996, CC BY 4.0), none of which
is trained on. The network is trained in Chromium from the bundled digits alone and reads the strokes as \`recognise\` does.

${describeMachine()}

${table(['trained with', `drawn, after ${EARLY_SECONDS} s`, 'test digits', 'drawn', 'training'], rows)}

## Taught a hand

Each writer's first ${SHOTS} drawings of each digit were taught one by one, by \`teach\`, to a network with the default settings; the
writer's other digits are read before and after, and so are the 2,000 test digits. The last column is the longest that one
lesson took.

${table(['writer', 'others before', 'others after', 'test before', 'test after', 'a lesson'], taught)}
`;
  const options = { ...(await resolveConfig(path)), filepath: path, proseWrap: /** @type {const} */ ('always') };
  writeFileSync(path, await format(text, options));
  console.log('written to bench/DRAWN.md');
}
