import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{wasm,web,browser,bench}/**/*.test.js'],
    globalSetup: ['tests/require-build.js'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A test waits for its browser more than it computes: two files at a time on two cores, not as many as there are.
    maxWorkers: 2,
  },
});
