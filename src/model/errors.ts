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
