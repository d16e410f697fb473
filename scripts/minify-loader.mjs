// Minifies the loader of the WebAssembly module in its place, as the site's build does with all that is loaded: Emscripten
// leaves names long.
import { readFileSync, writeFileSync } from 'node:fs';
import { minifySync } from 'vite';

const path = new URL('../build/wasm/wasm/inkling.mjs', import.meta.url);
const { code, errors } = minifySync('inkling.mjs', readFileSync(path, 'utf8'), { module: true });
if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
writeFileSync(path, code);
