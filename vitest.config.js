import { defineConfig } from 'vitest/config';

const shared = { testTimeout: 120_000, hookTimeout: 120_000 };
const BROWSER_TESTS = 'tests/browser/**/*.test.js';
/** These go through all browsers by themselves. */
const OF_ALL_ENGINES = ['tests/browser/golden.test.js', 'tests/browser/engines.test.js'];

export default defineConfig({
  test: {
    globalSetup: ['tests/require-build.js'],
    // A test waits for its browser more than it computes: two files at a time on two cores, not as many as there are.
    maxWorkers: 2,
    projects: [
      { test: { ...shared, name: 'node', include: ['tests/{wasm,web,bench}/**/*.test.js', ...OF_ALL_ENGINES] } },
      ...['chromium', 'firefox'].map((browser) => ({
        test: {
          ...shared,
          name: browser,
          include: [BROWSER_TESTS],
          exclude: OF_ALL_ENGINES,
          env: { INKLING_BROWSER: browser },
        },
      })),
    ],
  },
});
