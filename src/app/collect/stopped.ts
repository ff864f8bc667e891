/**
 * Why a collection ended early: somebody stopped it, the owner declined it, another process continues
 * it, or it cannot continue until the owner does something or some time has passed.
 */
export type StopReason =
  | 'aborted'
  | 'declined'
  | 'elsewhere'
  | 'cap'
  | 'no credits'
  | 'unreachable'
  | 'misunderstood';

/**
 * Stops a collection. Nothing is lost: what was read stays stored, and the next run continues from
 * there. The use cases of this folder throw it and catch it.
 */
export class Stopped extends Error {
  readonly reason: StopReason;

  constructor(reason: StopReason, message: string) {
    super(message);
    this.reason = reason;
  }
}
