import type { AccountId } from './ids.ts';

/**
 * The account of data that does not say whose audience it is about, while the database has no other.
 * It becomes the first account that is named. No id is empty, so no file can name it.
 */
export const UNNAMED_ACCOUNT = '' as AccountId;
