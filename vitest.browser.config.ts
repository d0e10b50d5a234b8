import { defineConfig } from 'vitest/config';

// What needs Chromium: a gate of .ci/run, not of `npm test`.
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: 'test/global-setup.ts',
    env: { CDK_VALIDATION: 'false' },
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
