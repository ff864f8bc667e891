import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a folder is for: copies of uploaded files, or the copy of a database under a load test. */
type Purpose = 'upload' | 'capacity';

/** The name contains the machine and the process that use a folder, because machines may share a disk. */
const NAME = /^tribefinder-(?:upload|capacity)-(.+)-(\d+)-\w+$/u;

/** Makes a temporary folder of this process, which only this user can read. */
export function makeFolder(purpose: Purpose): Promise<string> {
  return mkdtemp(join(tmpdir(), `tribefinder-${purpose}-${hostname()}-${process.pid}-`));
}

/** Removes the folders of killed processes, and keeps those of running ones. */
export async function removeAbandonedFolders(): Promise<void> {
  const names = await readdir(tmpdir());
  const removals = names.map(async (name) => {
    const path = join(tmpdir(), name);
    if (await isAbandoned(name, path)) await rm(path, { recursive: true, force: true });
  });
  // We cannot remove another user's folder, or another server may already be removing it.
  await Promise.allSettled(removals);
}

async function isAbandoned(name: string, path: string): Promise<boolean> {
  const [, machine, id] = NAME.exec(name) ?? [];
  if (machine !== hostname()) return false;
  if (!isRunning(Number(id))) return true;
  // In a container every server has the same process id.
  return Number(id) === process.pid && (await stat(path)).mtimeMs < performance.timeOrigin;
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
