/** A follow of at least this many days is lasting. */
export const LASTING_DAYS = 90;
