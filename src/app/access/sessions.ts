import { LRUCache } from 'lru-cache';
import { TribeError } from '../../model/errors.ts';
import type { ShareLink, WebSession } from '../../store/ports/access-store.ts';
import type { Store } from '../../store/ports/store.ts';
import { digestOf, newToken } from './tokens.ts';

/** How a visitor enters: as a user, or by a share link. The digest is that of the link's token. */
export type Entering =
  | { user: string; link?: undefined }
  | { link: ShareLink; digest: string; user?: undefined };

const SESSION_MS = 30 * 86_400_000;
const MOST_UNSTORED = 1000;

/** Opens, finds and closes sessions, even if the disk is full or read-only. */
export class Sessions {
  readonly #access: Store['access'];
  readonly #now: () => number;
  /** Sessions that could not be stored. They end with the server. */
  readonly #unstored = new LRUCache<string, Entering & { until: number }>({ max: MOST_UNSTORED });
  /** Sessions that this server ended, and that the database may still have. */
  readonly #closed = new Set<string>();

  constructor(access: Store['access'], now: () => number) {
    this.#access = access;
    this.#now = now;
  }

  /** Opens a session and returns its token. */
  async open(by: Entering): Promise<string> {
    const { sessions } = this.#access;
    const now = this.#now();
    const token = newToken();
    const session = digestOf(token);
    const until = Math.min(now + SESSION_MS, by.link?.until ?? Infinity);
    await wherePossible(sessions.forgetEnded(now));
    const isStored = await wherePossible(sessions.open(session, by, until));
    if (!isStored) this.#unstored.set(session, { ...by, until });
    return token;
  }

  isClosed(session: string): boolean {
    return this.#closed.has(session);
  }

  async find(session: string): Promise<WebSession | undefined> {
    const unstored = this.#unstored.get(session);
    if (unstored === undefined) return this.#access.sessions.find(session, this.#now());
    if (unstored.link === undefined) return unstored;
    // Only the database knows whether the link was revoked since.
    const link = await this.#access.findLink(unstored.digest, this.#now());
    return link && { link, until: unstored.until };
  }

  async close(session: string): Promise<void> {
    if (this.#unstored.delete(session)) {
      this.#closed.add(session);
      return;
    }
    const { sessions } = this.#access;
    // Made-up tokens must not be remembered.
    if ((await sessions.find(session, this.#now())) === undefined) return;
    this.#closed.add(session);
    if (await wherePossible(sessions.close(session))) this.#closed.delete(session);
  }
}

/** Does work that a full or read-only disk may prevent. Returns whether it worked. */
export async function wherePossible(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (!(error instanceof TribeError)) throw error;
    return false;
  }
}
