import { existsSync, mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { dirname, join } from 'node:path';
import envPaths from 'env-paths';

/**
 * Keeps compiled code in the user's cache folder, so that the program starts faster from the second
 * time on. The default folder would be one for temporary files that other users of the machine can
 * write to. Where the folder cannot be made, nothing is kept.
 */
export function keepCompiled(): void {
  const { cache } = envPaths('tribefinder', { suffix: '' });
  try {
    // One level at a time: making all levels never ends where a home like /proc/none cannot exist.
    for (const folder of [dirname(cache), cache]) {
      if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
    }
  } catch {
    return;
  }
  enableCompileCache(join(cache, 'compiled'));
}
