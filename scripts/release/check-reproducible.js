// Makes the release of the last commit twice, in two folders, from nothing, and compares the bytes:
//   npm run check:reproducible [-- --same-core]    with the core and the digits that are built already, which is quick
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeRelease } from './release.js';

const project = fileURLToPath(new URL('../../', import.meta.url));
const steps = process.argv.includes('--same-core') ? ['build:site'] : ['build:data', 'build:wasm', 'build:site'];

/** @param {string} folder */
function build(folder) {
  const copy = join(folder, 'inkling');
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', project, copy]);
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'));
  if (steps.length === 1) cpSync(join(project, 'build'), join(copy, 'build'), { recursive: true });
  for (const step of steps) execFileSync('npm', ['run', step], { cwd: copy, stdio: ['ignore', 'ignore', 'inherit'] });
  return makeRelease(copy);
}

// Of different lengths: a path that gets into a file is found out.
const folders = ['inkling-a-', 'inkling-another-'].map((name) => mkdtempSync(join(tmpdir(), name)));
try {
  const [first, second] = folders.map(build);
  const names = [...new Set([...Object.keys(first), ...Object.keys(second)])];
  for (const name of names) {
    console.log(`${first[name] === second[name] ? 'the same' : 'DIFFERENT'}  ${name}  ${first[name]} ${second[name]}`);
  }
  if (names.some((name) => first[name] !== second[name])) process.exitCode = 1;
} finally {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
