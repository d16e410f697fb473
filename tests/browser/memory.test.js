// A page with many elements stays small: they share the module, the digits and what is made of them.
import { expect } from 'vitest';
import { memoryOfMany } from '../../bench/parts/memory.mjs';
import { onlyInChromium } from './digits.js';
import { browser } from './hosted.js';

const ELEMENTS = 10;
const MOST_BYTES = 150e6;

// Nobody else tells it.
onlyInChromium(
  `${ELEMENTS} elements that have been trained hold less than ${MOST_BYTES / 1e6} MB`,
  { timeout: 300_000 },
  async () => {
    const { page } = await memoryOfMany(browser, ELEMENTS);
    expect(page).toBeLessThan(MOST_BYTES);
    // What it cannot be without: weights, biases and moments of each, and the digits.
    expect(page).toBeGreaterThan(ELEMENTS * 235_146 * 3 * 4 + 20_000 * 784);
  },
);
