// What the parts of the benchmark have measured, kept between runs so that the report can be made of all: JSON in
// build/bench-files/results/.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { root } from '../../tests/paths.js';

/** @typedef {{date: string, load: number}} Circumstances when it was begun, and how busy the machine was then */

/**
 * @typedef {object} Results
 * @property {import('../parts/page.mjs').PageResult & Circumstances} [page]
 * @property {import('../parts/page.mjs').PageResult & Circumstances} [playground]
 * @property {import('../parts/browser.mjs').BrowserResult & Circumstances} [browser]
 * @property {import('../parts/native.mjs').NativeResult & Circumstances} [native]
 * @property {import('../parts/time.mjs').TimeResult & Circumstances} [time]
 * @property {import('../parts/cost.mjs').CostResult & Circumstances} [cost]
 */

/** @typedef {keyof Results} PartName */

const PARTS = /** @type {PartName[]} */ (['page', 'playground', 'browser', 'native', 'time', 'cost']);

/** @param {string} part */
const pathOf = (part) => root(`build/bench-files/results/${part}.json`);

/**
 * @param {PartName} part
 * @param {object} result
 */
export function saveResult(part, result) {
  mkdirSync(root('build/bench-files/results'), { recursive: true });
  writeFileSync(pathOf(part), JSON.stringify(result, null, 2));
}

/** @returns {Results} */
export function loadResults() {
  const present = PARTS.filter((part) => existsSync(pathOf(part)));
  return Object.fromEntries(present.map((part) => [part, JSON.parse(readFileSync(pathOf(part), 'utf8'))]));
}
