// The last step of the site's build: a service worker that knows every file that a page may ask for.
//   node scripts/site/offline.js [FOLDER]
import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { filesIn } from './files.js';

const NAME = 'service-worker.js';
const KINDS = ['.html', '.js', '.css', '.wasm', '.gz', '.svg', '.png', '.webmanifest'];
/** What is there to be taken away, and not for the site's own pages. */
const LEFT_OUT = [NAME, 'inkling.html'];
const MOST_MEGABYTES = 2.5;

/**
 * @param {string} folder of the site
 * @returns {{url: string, revision: string}[]} in the order of their names
 */
function filesToKeep(folder) {
  return filesIn(folder)
    .filter((path) => KINDS.includes(extname(path)) && !LEFT_OUT.includes(path))
    .map((url) => ({ url, revision: revisionOf(readFileSync(join(folder, url))) }));
}

/** @param {Buffer} bytes */
const revisionOf = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 20);

/**
 * Writes the service worker into the folder of the site, and its licences below the others.
 *
 * @param {string} folder
 */
async function addServiceWorker(folder) {
  const files = filesToKeep(folder);
  const sizes = files.map(({ url }) => gzipSync(readFileSync(join(folder, url))).length);
  const megabytes = sizes.reduce((sum, size) => sum + size, 0) / 1e6;
  if (megabytes > MOST_MEGABYTES) {
    throw new Error(`what is kept to work offline is ${megabytes.toFixed(2)} MB, gzipped: at most ${MOST_MEGABYTES}`);
  }
  const { output } = /** @type {import('vite').Rollup.RollupOutput} */ (
    await build({
      configFile: false,
      logLevel: 'warn',
      define: { 'import.meta.env.SITE_FILES': JSON.stringify(files), 'process.env.NODE_ENV': '"production"' },
      publicDir: false,
      build: {
        write: false,
        target: 'es2022',
        license: { fileName: 'licenses.md' },
        rollupOptions: {
          input: fileURLToPath(new URL('../../web/offline/service-worker.js', import.meta.url)),
          output: { format: 'iife', entryFileNames: NAME },
        },
      },
    })
  );
  for (const file of output) {
    if (file.type === 'chunk') writeFileSync(join(folder, NAME), file.code);
    // From the first heading of a library on: what comes before is there already.
    else appendFileSync(join(folder, 'licenses.md'), String(file.source).replace(/^[^]*?(?=^## )/m, '\n'));
  }
  console.log(`${NAME}: ${files.length} files, ${megabytes.toFixed(2)} MB gzipped`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await addServiceWorker(process.argv[2] ?? fileURLToPath(new URL('../../dist', import.meta.url)));
}
