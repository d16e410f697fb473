// dist/inkling.html: the page of the digits with all that it needs within, to be opened by a double click or attached to a
// course page. Built after the site, which empties dist/ first.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { defineConfig } from 'vite';
import { workerScript } from './scripts/site/worker-script.js';

/** @param {string} path */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const LICENSES = 'licenses.md';
/** The worker is within the script, and one file is not installed. */
const NOT_NEEDED = ['worker.js', 'manifest.webmanifest'];

/** What the site has beside inkling.js: gzipped, since the engine unzips what begins as gzip does. */
const parts = {
  wasm: () => gzipSync(readFileSync(here('build/wasm/wasm/inkling.wasm')), { level: 9 }),
  images: () => readFileSync(here('build/data/train-images-idx3-ubyte.gz')),
  labels: () => readFileSync(here('build/data/train-labels-idx1-ubyte.gz')),
};

/**
 * In place of web/engine/sources.js: the parts themselves. A page that was opened from the disk may fetch these, and no
 * other file. In place of web/page/offline.js: nothing, since it is on the disk as a whole.
 *
 * @returns {import('vite').Plugin}
 */
function partsWithin() {
  return {
    name: 'parts-within',
    enforce: 'pre',
    load(id) {
      if (resolve(id) === here('web/page/offline.js')) return 'export class Offline { translate() {} }';
      if (resolve(id) !== here('web/engine/sources.js')) return null;
      const addresses = Object.entries(parts).map(([name, read]) => [
        name,
        `data:application/gzip;base64,${read().toString('base64')}`,
      ]);
      return `export const sources = () => (${JSON.stringify(Object.fromEntries(addresses))});
        export const workerFile = () => new URL('about:blank');`;
    },
  };
}

/**
 * Puts scripts and styles into the page, and the licences, and leaves out what leads to other pages.
 *
 * @returns {import('vite').Plugin}
 */
function onePage() {
  return {
    name: 'one-page',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        /** @param {string} name */
        const take = (name) => {
          const found = bundle[name];
          if (!found) return this.error(`${name} was not built`);
          delete bundle[name];
          return found.type === 'chunk' ? found.code : String(found.source);
        };
        const licenses = [take(LICENSES), ...['LICENSE', 'NOTICE'].map((name) => readFileSync(here(name), 'utf8'))];
        const page = take('index.html')
          .replace(/<nav class="pages"[\s\S]*?<\/nav>\s*/, '')
          .replace(/<a href="[^"?]*"[^>]*>[^<]*<\/a>\s*/g, '')
          .replace(/<link rel="manifest"[^>]*>\s*/, '')
          .replace(
            /href="\.\/([^"]+\.svg)"/,
            (__, name) => `href="data:image/svg+xml,${encodeURIComponent(take(name))}"`,
          )
          .replace(/<link rel="stylesheet"[^>]* href="\.\/([^"]+)">/g, (__, name) => `<style>${take(name)}</style>`)
          // Functions, since a text would have its dollar signs read as patterns.
          .replace(/<script type="module"[^>]* src="\.\/([^"]+)"><\/script>/, (__, name) => inlineScript(take(name)))
          .replace('</html>', () => `</html>\n<!--\n${licenses.join('\n\n').replaceAll('-->', '-- >')}\n-->`);
        for (const name of NOT_NEEDED) delete bundle[name];
        const left = Object.keys(bundle);
        if (left.length > 0) this.error(`${left.join(', ')} would lie beside the page`);
        if (/\s(?:src|href)="\.{0,2}\//.test(page)) this.error('the page asks for another file');
        this.emitFile({ type: 'asset', fileName: 'inkling.html', source: page });
      },
    },
  };
}

/**
 * As HTML reads a script, `</script` ends it, and `<!--` changes how the end is found. Both are only in its texts.
 *
 * @param {string} code
 */
const inlineScript = (code) =>
  `<script type="module">${code.replace(/<\/(script)/gi, '<\\/$1').replaceAll('<!--', '\\x3C!--')}</script>`;

export default defineConfig({
  root: here('web'),
  base: './',
  publicDir: false,
  plugins: [partsWithin(), workerScript(), onePage()],
  build: {
    outDir: here('dist'),
    emptyOutDir: false,
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'], // as in vite.config.js
    modulePreload: false,
    cssCodeSplit: false,
    chunkSizeWarningLimit: 4000,
    license: { fileName: LICENSES },
    rollupOptions: {
      input: here('web/index.html'),
      output: { codeSplitting: false, entryFileNames: '[name].js', assetFileNames: '[name][extname]' },
    },
  },
});
