import { TribeError } from '../../model/errors.ts';

/** Names that browsers give files that they are still downloading. */
const UNFINISHED = /\.(?:crdownload|part|partial|opdownload|download)$/i;

/** Throws a `TribeError` if the name of a file shows that a browser is still downloading it. */
export function mustBeWhole(name: string): void {
  if (!UNFINISHED.test(name)) return;
  throw new TribeError(
    `${name} is a download that has not finished.`,
    'Wait until your browser has finished, then import the file.',
  );
}
