import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{wasm,web,browser,bench}/**/*.test.js'],
    globalSetup: ['tests/require-build.js'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Browsers and training share two cores: one file at a time.
    fileParallelism: false,
  },
});
