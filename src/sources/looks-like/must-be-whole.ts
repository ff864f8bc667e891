import { TribeError } from '../../model/errors.ts';

/** What browsers call a file that they are still downloading. */
const UNFINISHED = /\.(?:crdownload|part|partial|opdownload|download)$/i;

/** Throws a `TribeError` for a file that is still being downloaded, by its name. */
export function mustBeWhole(name: string): void {
  if (!UNFINISHED.test(name)) return;
  throw new TribeError(
    `${name} is a download that has not finished.`,
    'Wait until your browser has finished, then import the file.',
  );
}
