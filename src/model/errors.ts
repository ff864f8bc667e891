/** Exit codes of every command. */
export const EXIT = { done: 0, failed: 1, usage: 2, quarantined: 3 } as const;

/**
 * Something the person at the keyboard can mend. `advice` says what to do next;
 * everything that is not a `TribeError` is a defect of ours.
 */
export class TribeError extends Error {
  readonly advice: string;
  readonly exitCode: number;
  /** The message without paths, for visitors of a server; absent where it has none. */
  publicMessage?: string;

  constructor(message: string, advice: string, exitCode: number = EXIT.failed) {
    super(message);
    this.name = 'TribeError';
    this.advice = advice;
    this.exitCode = exitCode;
  }
}
