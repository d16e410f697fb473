import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @param {string} path from the repository's root */
export const root = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/**
 * Networks whose parameters are the same wherever they are trained.
 *
 * @type {{name: string, settings: Record<string, string>, steps: number, parameterHash: string}[]}
 */
export const golden = JSON.parse(readFileSync(root('tests/golden/digits.json'), 'utf8'));
