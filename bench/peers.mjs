// Installs what the benchmarks need besides the product.
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { root } from '../tests/paths.js';

/** @param {string} [folder] with a package.json and its lock file */
export function installPeers(folder = 'bench') {
  // npm writes this file when it has installed what the lock file says.
  const installed = root(`${folder}/node_modules/.package-lock.json`);
  const locked = statSync(root(`${folder}/package-lock.json`)).mtime;
  const isNewer = existsSync(installed) && statSync(installed).mtime >= locked;
  if (isNewer) return;
  console.log(`inkling: installing what ${folder} needs`);
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'], {
    cwd: root(folder),
    stdio: 'inherit',
  });
}
