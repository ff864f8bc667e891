/** Which parts of a snapshot count. */
export interface SnapshotVerdict {
  /** Whether the absence of a person counts. */
  believed: boolean;
  /** Whether the presence of a person counts. */
  shown: boolean;
  /** Why the snapshot is rejected; empty when believed. */
  reason: string;
  /** Set if the snapshot lists another audience than others: which, numbered from 0. */
  audience?: number;
}

/** The reason of a snapshot that the owner doubts. */
export const DOUBTED_BY_OWNER = 'doubted by the owner';
/** The reason of a snapshot that shows who was there, and not who was gone. */
export const INCOMPLETE = 'incomplete';

export const BELIEVED: SnapshotVerdict = { believed: true, shown: true, reason: '' };

/** A rejected snapshot adds nobody and removes nobody. */
export function rejected(reason: string): SnapshotVerdict {
  return { believed: false, shown: false, reason };
}
