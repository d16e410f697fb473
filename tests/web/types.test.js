// The TypeScript declarations against the classes, by the compiler.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../paths.js';

const run = promisify(execFile);
const folder = root('build/declarations');
const declarations = readFileSync(root('web/types/inkling.d.ts'), 'utf8');
const check = readFileSync(root('tests/types/equal.ts'), 'utf8');

/** @type {Record<string, (text: string) => string>} declarations that are not true */
const WRONG = {
  renamed: (text) => text.replace('parameterHash()', 'parametersHash()'),
  missing: (text) => text.replace('  recognise(strokes: Strokes): Promise<Reading>;\n', ''),
  returning: (text) => text.replace('Promise<Float32Array>', 'Promise<number[]>'),
  taking: (text) => text.replace('seed?: number', 'seed?: string'),
  optional: (text) => text.replace('predict(points:', 'predict(points?:'),
  detail: (text) => text.replace('  testAccuracy: number;\n  /** Of training', '  /** Of training'),
  metric: (text) => text.replace("'layers' | ", ''),
  static: (text) => text.replace('define(name?: string)', 'define(name: string)'),
};

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * @param {Record<string, string>} texts declarations, by names
 * @returns {Promise<string>} what the compiler says is wrong with them
 */
async function judged(texts) {
  const place = mkdtempSync(join(folder, 'judged-'));
  for (const [name, text] of Object.entries(texts)) {
    writeFileSync(join(place, `${name}-declared.d.ts`), text);
    writeFileSync(
      join(place, `${name}.ts`),
      check.replaceAll('../../web/types/inkling.js', `./${name}-declared.js`).replaceAll('../../web/', '../../../web/'),
    );
  }
  const config = { extends: '../../../tsconfig.json', include: ['*.ts', '../../../web/engine/*.d.ts'] };
  writeFileSync(join(place, 'tsconfig.json'), JSON.stringify(config));
  try {
    await run(process.execPath, [root('node_modules/typescript/bin/tsc'), '-p', place]);
    return '';
  } catch (error) {
    return /** @type {{stdout: string}} */ (error).stdout;
  }
}

test('the declarations are those of the classes', async () => {
  expect(await judged({ right: declarations })).toBe('');
});

test('the compiler finds it when they are not', async () => {
  // What is global can be declared once only.
  const local = declarations.slice(0, declarations.indexOf('declare global'));
  const texts = Object.fromEntries(Object.entries(WRONG).map(([name, change]) => [name, change(local)]));
  for (const text of Object.values(texts)) expect(text).not.toBe(local);
  const errors = await judged({ ...texts, right: local });
  const found = [...errors.matchAll(/(\w+)\.ts\(\d+,\d+\): error TS2344/g)].map(([, name]) => name);
  expect([...new Set(found)].sort()).toEqual(Object.keys(WRONG).sort());
});

test('they are shipped beside the module', () => {
  expect(readFileSync(root('dist/inkling.d.ts'), 'utf8')).toBe(declarations);
});
