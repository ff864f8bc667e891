import { build } from 'vite';
import { madeOnce } from './made-once.ts';

/** The folder of the dashboard as it is now, built once a run. */
export function builtWeb(): Promise<string> {
  return madeOnce('web', async (outDir) => {
    await build({ logLevel: 'warn', build: { outDir } });
  });
}
