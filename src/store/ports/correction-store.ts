import type { StoredCorrection, Correction } from '../../model/corrections.ts';

/** The corrections of one account's owner, kept apart from what was observed. */
export interface CorrectionStore {
  /**
   * Stores a correction made at that time and returns its id. Throws a `TribeError` where it is
   * about an unknown person, post or snapshot.
   */
  add(correction: Correction, at: number): Promise<number>;

  /** All corrections ever made, including those undone, oldest first. */
  all(): Promise<StoredCorrection[]>;

  /** Takes a correction out of force from that time on. It stays on record. Again: no change. */
  undo(id: number, at: number): Promise<void>;

  /** Undoes {@link undo}. */
  redo(id: number): Promise<void>;
}
