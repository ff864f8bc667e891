import type { FileHandle } from 'node:fs/promises';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TribeError } from '../../model/errors.ts';

/**
 * Copies a stream that can be read only once to a temporary file that only this user may read, and
 * returns it open. Removes the file's name at once, so that nothing is left behind, however the
 * program ends.
 */
export async function spool(stream: AsyncIterable<Uint8Array>): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), 'tribe-'));
  let handle: FileHandle | undefined;
  try {
    handle = await open(join(folder, 'input'), 'wx+', 0o600);
    await rm(folder, { recursive: true });
    for await (const chunk of stream) await handle.writeFile(chunk);
    return handle;
  } catch (error) {
    await handle?.close();
    await rm(folder, { recursive: true, force: true });
    if (error instanceof TribeError) throw error;
    throw new TribeError(
      `The input could not be copied to ${tmpdir()}: ${(error as Error).message}`,
      'Free some space there, set TMPDIR to another folder, or import from a file.',
    );
  }
}
