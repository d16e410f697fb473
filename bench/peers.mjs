// Installs what is compared with, into bench/node_modules.
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { root } from '../tests/paths.js';

export function installPeers() {
  // npm writes this file when it has installed what the lock file says.
  const installed = root('bench/node_modules/.package-lock.json');
  const isNewer = existsSync(installed) && statSync(installed).mtime >= statSync(root('bench/package-lock.json')).mtime;
  if (isNewer) return;
  console.log('inkling: installing what the benchmarks compare with');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'], {
    cwd: root('bench'),
    stdio: 'inherit',
  });
}
