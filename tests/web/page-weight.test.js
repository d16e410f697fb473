// How much script a page with one <inkling-digits> loads before it is usable.
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { root } from '../paths.js';

/** KB of 1,000 bytes. */
const MOST_KILOBYTES = 120;

/**
 * @param {string} path of a built module
 * @param {Map<string, string>} [found]
 * @returns {Map<string, string>} it and all that it imports before it runs, by path
 */
function withImports(path, found = new Map()) {
  if (found.has(path)) return found;
  const code = readFileSync(path, 'utf8');
  found.set(path, code);
  // As Rollup's successors write them: import{a as b}from"./c.js", import"./c.js", export{a}from"./c.js".
  for (const [, name] of code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+\.js)["']/g)) {
    withImports(join(dirname(path), name), found);
  }
  return found;
}

/** @param {string} code */
const kilobytesOf = (code) => gzipSync(code, { level: 9 }).length / 1000;

describe('a page with one <inkling-digits>', () => {
  const modules = withImports(root('dist/inkling.js'));

  test('has its script in one module, the worker and the chart in it', () => {
    expect([...modules.keys()].map((path) => relative(root('dist'), path))).toEqual(['inkling.js']);
    const [code] = modules.values();
    expect(code).toContain('uplot');
    expect(code).toContain('new Worker(');
    expect(code).toMatch(/import\(["'`]\.\/inkling-more\.js/);
  });

  test(`loads less than ${MOST_KILOBYTES} KB of script, gzipped`, () => {
    const kilobytes = [...modules.values()].reduce((sum, code) => sum + kilobytesOf(code), 0);
    expect(kilobytes).toBeGreaterThan(50); // it is all there
    expect(kilobytes).toBeLessThan(MOST_KILOBYTES);
  });
});
