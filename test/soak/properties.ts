import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Runs every attack, the contract of stores, and the tests that try something at random, each far
 * more often than `npm test` does.
 */
const files = globSync('test/**/*.test.ts').filter(
  (file) =>
    file.startsWith(join('test', 'attack')) ||
    /\/(support\/soak|contract\/store\.contract)\.ts'/.test(readFileSync(file, 'utf8')),
);
const vitest = dirname(createRequire(import.meta.url).resolve('vitest/package.json'));
const { status } = spawnSync(
  process.execPath,
  [
    join(vitest, 'vitest.mjs'),
    'run',
    '--testTimeout',
    '1800000',
    '--hookTimeout',
    '1800000',
    ...files,
  ],
  { env: { ...process.env, SOAK: '1' }, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
