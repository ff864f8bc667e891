/** Exit codes of every command. */
export const EXIT = { done: 0, failed: 1, usage: 2, quarantined: 3 } as const;

/**
 * An error that the owner can fix. `advice` says what to do next. Any other error is a fault of the
 * program.
 */
export class TribeError extends Error {
  readonly advice: string;
  readonly exitCode: number;
  /** The message without paths, for visitors of a server. Set only if it differs. */
  publicMessage?: string;

  constructor(message: string, advice: string, exitCode: number = EXIT.failed) {
    super(message);
    this.name = 'TribeError';
    this.advice = advice;
    this.exitCode = exitCode;
  }
}

/**
 * Returns an error about a file or folder of ours. Visitors of a server read what it is in place of
 * its path.
 *
 * @param called such as `the database`.
 */
export function errorAbout(
  { path, called }: { path: string; called: string },
  message: (what: string) => string,
  advice: string,
): TribeError {
  const error = new TribeError(message(path), advice);
  const shown = message(called);
  error.publicMessage = shown.charAt(0).toUpperCase() + shown.slice(1);
  return error;
}
