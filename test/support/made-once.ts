import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';

/**
 * Returns the path of what `make` writes to the path it is given. The first test file of a run that
 * asks for it makes it; the others wait for that. Nobody may change it: copy it first.
 */
export async function madeOnce(
  name: string,
  make: (path: string) => Promise<void>,
): Promise<string> {
  const path = join(inject('sharedFolder'), name);
  while (!existsSync(path)) {
    if (takeTurn(`${path}.turn`)) {
      try {
        await make(`${path}.part`);
        renameSync(`${path}.part`, path);
      } finally {
        rmSync(`${path}.turn`, { recursive: true });
      }
    } else await sleep(50);
  }
  return path;
}

/** Whether this caller may make it; a folder is made by one process only. */
function takeTurn(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
