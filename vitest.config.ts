import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/slow/**', 'test/browser/**'],
    globalSetup: 'test/global-setup.ts',
    maxWorkers: '100%', // left to itself, vitest keeps one core free: of two, that is half of the machine
    // CDK's rule engine costs seconds at every synthesis and belongs to `cdk synth`. It reads this once, when it is imported.
    env: { CDK_VALIDATION: 'false' },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
