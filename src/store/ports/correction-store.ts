import type { StoredCorrection, Correction } from '../../model/corrections.ts';

/** The corrections of one account's owner, kept apart from what was observed. */
export interface CorrectionStore {
  /**
   * Stores a correction made at that time and returns its id. Throws a `TribeError` if the person,
   * post or snapshot is unknown.
   */
  add(correction: Correction, at: number): Promise<number>;

  /** Returns all corrections, including those undone, oldest first. */
  all(): Promise<StoredCorrection[]>;

  /**
   * Undoes a correction from that time on. The store keeps it. Changes nothing if it was undone
   * before.
   */
  undo(id: number, at: number): Promise<void>;

  /** Undoes {@link undo}. */
  redo(id: number): Promise<void>;
}
