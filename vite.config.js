// The site: web/ built into dist/, with the core and the digits beside it.
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { pngOf } from './scripts/site/icon.js';
import { workerScript } from './scripts/site/worker-script.js';

/** @param {string} path */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** What lies beside dist/inkling.js, and where the other builds have put it. */
const assets = {
  'inkling.wasm': here('build/wasm/wasm/inkling.wasm'),
  'data/train-images-idx3-ubyte.gz': here('build/data/train-images-idx3-ubyte.gz'),
  'data/train-labels-idx1-ubyte.gz': here('build/data/train-labels-idx1-ubyte.gz'),
  'inkling.d.ts': here('web/types/inkling.d.ts'),
  LICENSE: here('LICENSE'),
  NOTICE: here('NOTICE'),
};

/** @returns {import('vite').Plugin} */
function coreAndDigits() {
  return {
    name: 'core-and-digits',
    configureServer(server) {
      for (const [name, path] of Object.entries(assets)) {
        server.middlewares.use(`/${name}`, (_, response) => createReadStream(path).pipe(response));
      }
    },
    generateBundle() {
      for (const [fileName, path] of Object.entries(assets)) {
        if (!existsSync(path)) this.error(`${path} is missing: run npm run build`);
        this.emitFile({ type: 'asset', fileName, source: readFileSync(path) });
      }
    },
  };
}

/** @returns {import('vite').Plugin} */
function icons() {
  return {
    name: 'icons',
    generateBundle() {
      const svg = readFileSync(here('web/icon.svg'), 'utf8');
      for (const size of [192, 512]) {
        this.emitFile({ type: 'asset', fileName: `icon-${size}.png`, source: pngOf(svg, size) });
      }
    },
  };
}

export default defineConfig({
  root: here('web'),
  base: './',
  publicDir: false,
  plugins: [coreAndDigits(), icons(), workerScript()],
  // 127.0.0.1 by name: what "localhost" is differs from system to system. CORS for pages elsewhere that embed it.
  preview: { host: '127.0.0.1', port: Number(process.env.PORT ?? 8080), strictPort: true, cors: true },
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    target: 'es2022',
    // Those that have light-dark(): rewritten for older ones it needs a color-scheme within the same style sheet.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: false,
    chunkSizeWarningLimit: 700, // inkling.js has its worker within
    license: { fileName: 'licenses.md' },
    rollupOptions: {
      input: {
        index: here('web/index.html'),
        playground: here('web/playground.html'),
        learn: here('web/learn.html'),
        frame: here('web/frame.html'),
        embed: here('web/embed.html'),
        inkling: here('web/inkling.js'),
      },
      preserveEntrySignatures: 'allow-extension',
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', assetFileNames: '[name][extname]' },
    },
  },
});
