import type { StoredCorrection, Correction } from '../../model/corrections.ts';
import type { AccountId } from '../../model/ids.ts';

/** What the owner says of an account, apart from what was observed. */
export interface CorrectionStore {
  /**
   * Keeps what the owner says, made at that time; gives the number it is kept under. Throws a
   * `TribeError` where it is about a person, post or reading that is not known.
   */
  add(account: AccountId, correction: Correction, at: number): Promise<number>;

  /** All decisions ever made, those undone too, oldest first. */
  all(account: AccountId): Promise<StoredCorrection[]>;

  /** From that time on the decision does not stand; it stays on record. Again: no change. */
  undo(account: AccountId, id: number, at: number): Promise<void>;

  /** Takes {@link undo} back. */
  redo(account: AccountId, id: number): Promise<void>;
}
