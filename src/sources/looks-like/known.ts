/** A file that Tribefinder cannot read, and advice to its owner. */
export interface Known {
  /** Words that follow `FILE is`. */
  what: string;
  advice: string;
}

export const WHAT_CAN_BE_IMPORTED =
  'Import a follower list, your posts, a download or an event file. See: tribe import --help';

export const SAVE_AS_CSV =
  'Open it, save it as CSV (File, Save As, type CSV UTF-8), and import that. Format columns of ids as text first.';
