// What a release consists of, made of what is built: release/ has the site, the single file, the package and their hashes.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { siteZip } from './pack-site.js';

const SINGLE_FILE = 'inkling.html';

/**
 * @param {string} project its folder, with a dist/ that is built
 * @returns {Record<string, string>} SHA-256 of each file of the release, by its name
 */
export function makeRelease(project) {
  const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  const [site, release] = [join(project, 'dist'), join(project, 'release')];
  if (!existsSync(join(site, 'index.html'))) throw new Error(`${site} has no site: run npm run build first`);
  if (!existsSync(join(site, SINGLE_FILE))) throw new Error(`${site} has no ${SINGLE_FILE}: run npm run build first`);
  rmSync(release, { recursive: true, force: true });
  mkdirSync(release);

  const name = `inkling-${version}`;
  writeFileSync(
    join(release, `${name}-site.zip`),
    siteZip(site, name, (path) => path !== SINGLE_FILE),
  );
  copyFileSync(join(site, SINGLE_FILE), join(release, `${name}.html`));
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', release], { cwd: project });

  const hashes = Object.fromEntries(
    readdirSync(release)
      .sort()
      .map((file) => [
        file,
        createHash('sha256')
          .update(readFileSync(join(release, file)))
          .digest('hex'),
      ]),
  );
  const lines = Object.entries(hashes).map(([file, hash]) => `${hash}  ${file}\n`);
  writeFileSync(join(release, 'SHA256SUMS'), lines.join(''));
  return hashes;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  makeRelease(fileURLToPath(new URL('../../', import.meta.url)));
  process.stdout.write(readFileSync(new URL('../../release/SHA256SUMS', import.meta.url)));
}
