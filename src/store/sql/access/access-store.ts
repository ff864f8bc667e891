import type { AccessStore } from '../../ports/access-store.ts';
import type { SqlDatabase } from '../database.ts';
import { sessionStore } from './sessions.ts';
import { findLink } from './share-links.ts';
import { userStore } from './users.ts';

/** Who signs in, and with which sessions and links. */
export function accessStore(database: SqlDatabase): AccessStore {
  return {
    users: userStore(database),
    sessions: sessionStore(database),
    findLink: (digest, now) => database.explained(() => findLink(database.sql, digest, now)),
  };
}
