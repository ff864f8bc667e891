import { BusyError } from '../busy-error.ts';
import type { Upload } from './upload.ts';
import { bytesAllowed, tooLarge, type UploadLimits } from './upload-limits.ts';

/** The most files of one owner to receive or import at the same time. */
const MOST_UNDER_WAY = 4;
/** The most previewed files of one owner. All together may be as large as the limit for one file. */
const MOST_PREVIEWED = 50;

/** Throws a `TribeError` if a file is too large, or if its owner has too many other uploads. */
export function mustHaveRoom(
  uploads: Iterable<Upload>,
  file: Pick<Upload, 'owner' | 'name' | 'size'>,
  limits: UploadLimits,
): void {
  if (file.size > bytesAllowed(limits)) throw tooLarge(file.name, limits);
  const theirs = [...uploads].filter(({ owner }) => owner === file.owner);
  const underWay = theirs.filter(({ progress: { state } }) => UNDER_WAY.has(state));
  if (underWay.length >= MOST_UNDER_WAY) {
    throw new BusyError('Your other files come first.', 'Try again when they are imported.');
  }
  const waiting = theirs.filter(({ copy, isBusy }) => copy !== undefined && !isBusy);
  const bytes = waiting.reduce((sum, { size }) => sum + size, 0);
  if (waiting.length === 0) return;
  if (waiting.length >= MOST_PREVIEWED || bytes + file.size > bytesAllowed(limits)) {
    throw new BusyError(
      'Your other files are waiting to be imported.',
      'Import them, or start over.',
    );
  }
}

const UNDER_WAY = new Set(['receiving', 'importing']);
