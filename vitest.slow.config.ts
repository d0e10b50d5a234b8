import { defineConfig } from 'vitest/config';

// What takes minutes: a gate of .ci/run, not of `npm test`.
export default defineConfig({
  test: {
    include: ['test/slow/**/*.test.ts'],
    globalSetup: 'test/global-setup.ts',
    env: { CDK_VALIDATION: 'false' },
    testTimeout: 900_000,
  },
});
