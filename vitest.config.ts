import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // As a rule one core is left free; on two that would be half of them.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // The program is started some hundred times; what Node made of its sources is kept.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('.cache/compiled', import.meta.url)) },
    globalSetup: './test/support/shared-folder.ts',
    reporters: ['default', './test/support/summary-reporter.ts'],
  },
});
