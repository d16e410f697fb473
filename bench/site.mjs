// The benchmark's own page and what it loads, served under the paths that the files have in the repository.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { serveSite } from '../tests/browser/server.js';
import { root } from '../tests/paths.js';

const SHARED = [
  'bench/browser',
  'bench/median.mjs',
  'bench/random.mjs',
  'bench/tasks.mjs',
  'bench/recipe.mjs',
  'bench/node_modules/@tensorflow/tfjs/dist/tf.es2017.min.js',
  'bench/node_modules/@tensorflow/tfjs-backend-wasm/dist/tf-backend-wasm.es2017.min.js',
  // The one with threads is not there to be chosen.
  'bench/node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
  'bench/node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm',
  'bench/node_modules/brain.js/dist/browser.js',
  'bench/node_modules/convnetjs/build/convnet.js',
  'build/bench-files/data',
  'build/data',
  'build/wasm/bench/wasm/simd.mjs',
  'build/wasm/bench/wasm/simd.wasm',
  'build/wasm/wasm/inkling.mjs',
  'build/wasm/wasm/inkling.wasm',
  'web/engine',
  'web/i18n',
];

/**
 * @param {string} path
 * @returns {string[]} the files of a folder, or the file itself
 */
function filesOf(path) {
  if (extname(path) !== '') return [path];
  return readdirSync(root(path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root(''), join(entry.parentPath, entry.name)));
}

/** @returns {Promise<import('../tests/browser/server.js').Site>} with what is built so far */
export async function serveBenchmark() {
  const site = await serveSite();
  for (const path of SHARED.filter((each) => existsSync(root(each))).flatMap(filesOf)) {
    const headers = extname(path) === '.mjs' ? { 'content-type': 'text/javascript' } : undefined;
    site.answers.set(`/${path}`, { body: readFileSync(root(path)), headers });
  }
  return site;
}
