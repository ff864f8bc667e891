import type { StoredCorrection, Correction } from '../../model/corrections.ts';
import type { AccountId } from '../../model/ids.ts';

/** The owner's corrections, kept apart from what was observed. */
export interface CorrectionStore {
  /**
   * Stores a correction made at that time and returns its id. Throws a `TribeError` where it is
   * about an unknown person, post or snapshot.
   */
  add(account: AccountId, correction: Correction, at: number): Promise<number>;

  /** All corrections ever made, including those undone, oldest first. */
  all(account: AccountId): Promise<StoredCorrection[]>;

  /** Takes a correction out of force from that time on. It stays on record. Again: no change. */
  undo(account: AccountId, id: number, at: number): Promise<void>;

  /** Undoes {@link undo}. */
  redo(account: AccountId, id: number): Promise<void>;
}
