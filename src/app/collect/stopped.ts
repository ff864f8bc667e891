/** Why a collection ended before it was done. All but `aborted` need the owner. */
export type StopReason = 'aborted' | 'cap' | 'no credits' | 'unreachable' | 'misunderstood';

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
