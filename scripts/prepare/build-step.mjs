import { runNpm } from './run-npm.mjs';
import { digestOf } from './stamps.mjs';

/** Builds the program and the dashboard. */
export const build = {
  name: 'Building',
  digest: () =>
    digestOf([
      'src',
      'web',
      'tsconfig.json',
      'tsconfig.build.json',
      'vite.config.ts',
      'vite.natural.config.ts',
      'package-lock.json',
    ]),
  outputs: ['dist/cli/main.js', 'dist/web/index.html'],
  run: () => runNpm(['run', 'build']),
};
