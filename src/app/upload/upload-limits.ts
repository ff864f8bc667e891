import { TribeError } from '../../model/errors.ts';
import { writeCount } from '../../render/wording/numbers.ts';

/** The limits of an upload. */
export interface UploadLimits {
  /** The largest file. */
  megabytes: number;
  /** The longest import of a file. */
  minutes: number;
}

export const UPLOAD_LIMITS: UploadLimits = { megabytes: 8000, minutes: 30 };

const INSTEAD = 'Split the file. On your own machine, you can also run: tribe import FILE';

export function bytesAllowed({ megabytes }: UploadLimits): number {
  return megabytes * 1e6;
}

export function tooLarge(name: string, { megabytes }: UploadLimits): TribeError {
  const limit = writeCount(megabytes);
  return new TribeError(`${name} is larger than ${limit} MB, the limit for uploads.`, INSTEAD);
}

export function tooSlow(name: string, minutes: number): TribeError {
  return new TribeError(
    `Importing ${name} took longer than ${minutes} min, the limit for uploads, and was stopped. The rows read so far are stored.`,
    INSTEAD,
  );
}
