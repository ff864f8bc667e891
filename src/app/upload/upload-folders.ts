import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { cannotCopy } from '../../sources/input/spool.ts';

/** The name contains the machine and the process that use a folder, because machines may share a disk. */
const PREFIX = `tribefinder-upload-${hostname()}-`;
const PROCESS = /^(\d+)-\w+$/u;

/**
 * Makes a folder for the copy of an uploaded file. Only this user can read it. Throws a `TribeError`
 * if the disk does not take it.
 */
export async function makeUploadFolder(): Promise<string> {
  try {
    return await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  } catch (error) {
    throw cannotCopy(error as Error);
  }
}

/** Removes the upload folders of killed processes, and keeps those of running ones. */
export async function removeAbandonedUploads(): Promise<void> {
  const names = await readdir(tmpdir());
  const removals = names.map(async (name) => {
    const path = join(tmpdir(), name);
    if (await isAbandoned(name, path)) await rm(path, { recursive: true, force: true });
  });
  // We cannot remove another user's folder, or another server may already be removing it.
  await Promise.allSettled(removals);
}

async function isAbandoned(name: string, path: string): Promise<boolean> {
  if (!name.startsWith(PREFIX)) return false;
  const [, id] = PROCESS.exec(name.slice(PREFIX.length)) ?? [];
  if (id === undefined) return false;
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
