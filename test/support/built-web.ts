import { cpSync } from 'node:fs';
import { build } from 'vite';
import { build as step } from '../../scripts/prepare/build-step.mjs';
import { isDone } from '../../scripts/prepare/stamps.mjs';
import { madeOnce } from './made-once.ts';

/** The folder of the dashboard as it is now: the one that was built, unless its sources changed. */
export function builtWeb(): Promise<string> {
  return madeOnce('web', async (outDir) => {
    if (isDone(step)) cpSync('dist/web', outDir, { recursive: true });
    else await build({ logLevel: 'warn', build: { outDir } });
  });
}
