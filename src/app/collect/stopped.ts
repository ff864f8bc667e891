/**
 * Why a collection ended before it was done: asked to, not allowed to begin, because another process
 * goes on with it, or for what only the owner or time can mend.
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
 * A collection stops, and loses nothing: what was read is kept, and the next run goes on from
 * there. Thrown and caught inside the use cases of this folder only.
 */
export class Stopped extends Error {
  readonly reason: StopReason;

  constructor(reason: StopReason, message: string) {
    super(message);
    this.reason = reason;
  }
}
