import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import LongestFirst from './test/support/longest-first.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // As a rule one core is left free; on two that would be half of them.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // The program is started some hundred times; what Node made of its sources is kept.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('.cache/compiled', import.meta.url)) },
    // Where every core has a process to run, threads that help one to collect garbage only delay others.
    execArgv: ['--single-threaded-gc', '--max-semi-space-size=32'],
    // Files share a process, as starting one and loading the modules takes longer than most tests.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    globalSetup: ['./test/support/shared-folder.ts', './test/support/built-program.ts'],
    alias: [
      {
        find: /^\.[./]*\/(src\/app\/)?threads\.ts$/,
        replacement: fileURLToPath(new URL('test/support/threads.ts', import.meta.url)),
      },
    ],
    reporters: ['default', './test/support/summary-reporter.ts'],
  },
});
