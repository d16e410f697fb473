// A release can be made again by anybody, to the byte.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { siteZip } from '../../scripts/release/pack-site.js';
import { filesIn } from '../../scripts/site/files.js';
import { root } from '../paths.js';

const isPage = (/** @type {string} */ path) => path !== 'inkling.html';
/** @type {string} */
let folder;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'inkling-release-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the zip of the site', () => {
  test('has the same bytes whenever the files were written, and in which order', () => {
    const copies = ['first', 'second'].map((name) => join(folder, name));
    const paths = filesIn(root('dist'));
    copies.forEach((copy, i) => {
      for (const path of i === 0 ? paths : [...paths].reverse()) {
        mkdirSync(join(copy, path, '..'), { recursive: true });
        cpSync(root(`dist/${path}`), join(copy, path));
        utimesSync(join(copy, path), i * 1e9 + 1e8, i * 1e9 + 1e8);
      }
    });
    const [first, second] = copies.map((copy) => Buffer.from(siteZip(copy, 'inkling', isPage)));
    expect(first.equals(second)).toBe(true);

    writeFileSync(join(copies[1], 'index.html'), 'another');
    expect(first.equals(Buffer.from(siteZip(copies[1], 'inkling', isPage)))).toBe(false);
  });

  test('holds every file of the site as it is, in a folder', () => {
    const files = unzipSync(siteZip(root('dist'), 'inkling', isPage));
    const paths = filesIn(root('dist')).filter(isPage);
    expect(paths).toContain('service-worker.js');
    expect(Object.keys(files).sort()).toEqual(paths.map((path) => `inkling/${path}`).sort());
    for (const path of paths) {
      expect(Buffer.from(files[`inkling/${path}`]).equals(readFileSync(root(`dist/${path}`)))).toBe(true);
    }
  });
});

test('the site that is built again has the same bytes', () => {
  const again = join(folder, 'dist');
  // As npm run build does it: of the tests' own environment it would be another one.
  const env = { ...process.env, NODE_ENV: undefined };
  const node = (/** @type {string[]} */ ...args) => execFileSync(process.execPath, args, { cwd: root('.'), env });
  node('node_modules/vite/bin/vite.js', 'build', '--outDir', again, '--emptyOutDir', '--logLevel', 'error');
  node('scripts/site/offline.js', again);
  const paths = filesIn(again);
  expect(paths).toContain('service-worker.js');
  const isSame = (/** @type {string} */ path) =>
    existsSync(root(`dist/${path}`)) && readFileSync(join(again, path)).equals(readFileSync(root(`dist/${path}`)));
  expect(paths.filter((path) => !isSame(path))).toEqual([]);
});
