import type { AccountId } from './ids.ts';

/**
 * The id of the account for data that names no account, while the database has no other. It becomes
 * the first account that gets a name. A file cannot name it, because ids are never empty.
 */
export const UNNAMED_ACCOUNT = '' as AccountId;
