import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import envPaths from 'env-paths';

/**
 * Keeps compiled code in the user's cache folder, so that the program starts faster from the second
 * time on. The default folder would be one for temporary files that other users of the machine can
 * write to. Where the folder cannot be written, nothing is kept.
 */
export function keepCompiled(): void {
  enableCompileCache(join(envPaths('tribefinder', { suffix: '' }).cache, 'compiled'));
}
