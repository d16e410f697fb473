// The tests look at what was built; without it they would say something harder to understand.
import { existsSync } from 'node:fs';
import { root } from './paths.js';

export default function requireBuild() {
  for (const path of [
    'dist/inkling.js',
    'dist/inkling.html',
    'build/wasm/wasm/inkling.wasm',
    'build/data/train-images-idx3-ubyte.gz',
  ]) {
    if (!existsSync(root(path))) throw new Error(`${path} is missing: run npm run build first`);
  }
}
