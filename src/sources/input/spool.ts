import type { FileHandle } from 'node:fs/promises';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TribeError } from '../../model/errors.ts';

/**
 * Copies a stream that can be read only once to a temporary file that only this user may read, and
 * returns it open. Removes the file's name at once, so that nothing is left behind, however the
 * program ends. Throws a `TribeError` if it cannot write, and the stream's own error if that fails.
 */
export async function spool(stream: AsyncIterable<Uint8Array>): Promise<FileHandle> {
  const handle = await writing(openUnnamed);
  try {
    for await (const chunk of stream) await writing(() => handle.writeFile(chunk));
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function openUnnamed(): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), 'tribe-'));
  try {
    return await open(join(folder, 'input'), 'wx+', 0o600);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writing<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    throw cannotCopy(error as NodeJS.ErrnoException);
  }
}

/** Returns an error with advice for a copy that the temporary folder does not take. */
export function cannotCopy({ code, message }: NodeJS.ErrnoException): TribeError {
  const explained = new TribeError(
    `The input could not be copied to ${tmpdir()}: ${message}`,
    'Free some space there, set TMPDIR to another folder, or import from a file.',
  );
  const why = code === 'ENOSPC' || code === 'EDQUOT' ? 'is full' : 'cannot be written';
  explained.publicMessage = `The temporary folder ${why}, so the file was not imported.`;
  return explained;
}
