// The npm package: packed, installed without a network in a project of its own, and used through Vite, straight from
// node_modules, and from TypeScript.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../paths.js';
import { launch, newPage, SEVEN } from './digits.js';
import { temporaryFolder } from './lab.js';
import { serveSite } from './server.js';

const run = promisify(execFile);
const project = realpathSync(temporaryFolder('package'));
const installed = join(project, 'node_modules/inkling');

/** @type {import('puppeteer-core').Browser} */
let browser;
/** @type {{path: string}[]} */
let packed;

beforeAll(async () => {
  browser = await launch();
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', project];
  const { stdout } = await run('npm', pack, { cwd: root('.') });
  const [{ filename, files }] = JSON.parse(stdout);
  packed = files;
  write('package.json', JSON.stringify({ name: 'scratch', private: true, type: 'module' }));
  const install = ['install', '--offline', '--no-audit', '--no-fund', `./${filename}`];
  await run('npm', install, { cwd: project });
});
afterAll(async () => {
  await browser?.close();
  rmSync(project, { recursive: true, force: true });
});

/**
 * @param {string} name
 * @param {string} text
 */
function write(name, text) {
  mkdirSync(join(project, name, '..'), { recursive: true });
  writeFileSync(join(project, name), text);
}

/**
 * Serves a folder of the project, and uses both elements as a person and a page would.
 *
 * @param {string} folder
 */
async function use(folder) {
  const site = await serveSite({ folder: relative(root('.'), join(project, folder)) });
  const page = await newPage(browser);
  try {
    await page.goto(`${site.origin}/`);
    const result = await page.evaluate(async (strokes) => {
      await Promise.all(['inkling-digits', 'inkling-playground'].map((name) => customElements.whenDefined(name)));
      const digits = document.querySelector('inkling-digits');
      const playground = document.querySelector('inkling-playground');
      if (!digits || !playground) throw new Error('an element is missing');
      const { epochs } = await digits.train({ epochs: 3 });
      const { digit } = await digits.recognise(strokes);
      const { steps } = await playground.step();
      const answers = (await playground.predict([[1, 2]])).length;
      return { epochs, digit, steps, answers };
    }, SEVEN);
    // What is loaded when it is wanted only, is there, too.
    const tab = await page.waitForSelector('inkling-digits >>> #lab-tab-inside');
    await tab?.click();
    await page.waitForFunction(() =>
      document.querySelector('inkling-digits')?.shadowRoot?.querySelector('#lab-inside:not(.lab-waiting)'),
    );
    expect(page.errors).toEqual([]);
    return { ...result, requests: site.requests };
  } finally {
    await page.browserContext().close();
    await site.close();
  }
}

const BODY = `<inkling-digits hidden="16" pen-digits="0" augment="off"></inkling-digits>
  <inkling-playground></inkling-playground>`;
const WORKED = { epochs: 3, digit: 7, steps: 1, answers: 1 };

test('the package has what runs and what is to be read, and needs no other', () => {
  const paths = packed.map(({ path }) => path);
  for (const path of [
    ...['inkling.js', 'inkling.wasm', 'inkling.d.ts', 'data/train-images-idx3-ubyte.gz', 'frame.html', 'NOTICE'].map(
      (name) => `dist/${name}`,
    ),
    ...['LICENSE', 'README.md', 'package.json'],
  ]) {
    expect(paths).toContain(path);
  }
  expect(paths.filter((path) => !/^(dist\/|LICENSE$|README\.md$|package\.json$)/.test(path))).toEqual([]);
  const { dependencies, sideEffects, scripts } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  expect(dependencies).toBeUndefined();
  // Bundlers would leave out what defines the elements.
  expect(sideEffects).toBeUndefined();
  expect(Object.keys(scripts).filter((name) => /install|prepare/.test(name))).toEqual([]);
  const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'));
  expect(Object.keys(packages)).toEqual(['', 'node_modules/inkling']);
});

test('works through Vite, which takes the core and the digits along', async () => {
  write(
    'src/index.html',
    `<!doctype html><link rel="icon" href="data:," />${BODY}<script type="module" src="./main.js"></script>`,
  );
  write('src/main.js', `import 'inkling';\n`);
  await build({
    root: join(project, 'src'),
    configFile: false,
    logLevel: 'error',
    build: { outDir: join(project, 'built'), emptyOutDir: true, target: 'es2022' },
  });
  const { requests, ...result } = await use('built');
  expect(result).toEqual(WORKED);
  expect(requests.filter((path) => /^\/assets\/inkling-[\w-]+\.wasm$/.test(path))).toHaveLength(1);
  expect(requests.some((path) => path.includes('node_modules'))).toBe(false);
});

test('works straight from node_modules', async () => {
  const script = '<script type="module" src="/node_modules/inkling/dist/inkling.js"></script>';
  write('index.html', `<!doctype html><link rel="icon" href="data:," />${script}${BODY}`);
  const { requests, ...result } = await use('.');
  expect(result).toEqual(WORKED);
  expect(requests).toContain('/node_modules/inkling/dist/inkling.wasm');
});

test.each(['bundler', 'nodenext'])(
  'TypeScript finds its declarations, with moduleResolution %s',
  async (resolution) => {
    write(
      `${resolution}/main.ts`,
      `import { InklingDigits, InklingError } from 'inkling';
    const digits: InklingDigits = document.querySelector('inkling-digits') ?? new InklingDigits();
    digits.addEventListener('inkling-goal', ({ detail }) => detail.values.units?.toFixed());
    export const trained: Promise<number> = digits.train({ epochs: 1 }).then(({ testAccuracy }) => testAccuracy);
    export const code = (error: InklingError) => error.code;
    // @ts-expect-error epochs are a number
    void digits.train({ epochs: 'many' });\n`,
    );
    const module = resolution === 'bundler' ? 'ESNext' : 'NodeNext';
    const compilerOptions = {
      strict: true,
      noEmit: true,
      types: [],
      target: 'ES2022',
      module,
      moduleResolution: resolution,
    };
    write(`${resolution}/tsconfig.json`, JSON.stringify({ compilerOptions, files: ['main.ts'] }));
    const compiler = [root('node_modules/typescript/bin/tsc'), '-p', join(project, resolution)];
    const { stdout } = await run(process.execPath, compiler).catch((error) => error);
    expect(stdout).toBe('');
  },
);
