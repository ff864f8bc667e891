import type { AccountId } from '../../model/ids.ts';

/** What somebody may do with an account: an owner all, a viewer look. */
export type Role = 'owner' | 'viewer';

/** Somebody who signs in. */
export interface WebUser {
  /** Of the one who vouches for them and their id there: `x:42`; `local` on one's own machine. */
  id: string;
  handle?: string;
  name?: string;
}

/** Somebody who may look, and until when; either a user or the holder of a share link. */
export type WebSession = { until: number } & (
  | { user: string; link?: undefined }
  | { link: ShareLink; user?: undefined }
);

/** An invitation to look at one account without signing in. Its token is nowhere kept. */
export interface ShareLink {
  /** From 1, an account at a time. */
  id: number;
  account: AccountId;
  label: string;
  /** ms since 1970. */
  madeAt: number;
  until: number;
  /** `undefined`: not revoked. */
  revokedAt?: number;
}

/**
 * Who signs in and by what. Tokens come and are kept as digests only: who reads the database cannot
 * enter with what is in it. Times are ms since 1970. Roles and links are given in
 * {@link SharingStore}, an account at a time.
 */
export interface AccessStore {
  readonly users: UserStore;
  readonly sessions: SessionStore;

  /** The link of a token, where it has not ended and is not revoked. */
  findLink(digest: string, now: number): Promise<ShareLink | undefined>;
}

export interface UserStore {
  /** Makes a user known. A later call replaces the handle and name. */
  ensure(user: WebUser): Promise<void>;

  find(id: string): Promise<WebUser | undefined>;

  /** Sorted by account. */
  rolesOf(user: string): Promise<{ account: AccountId; role: Role }[]>;
}

export interface SessionStore {
  /** Opens a session of a user, or one of a link that ends no later than the link does. */
  open(digest: string, of: { user: string } | { link: ShareLink }, until: number): Promise<void>;

  /** The session, where it has not ended and its link is not revoked. */
  find(digest: string, now: number): Promise<WebSession | undefined>;

  close(digest: string): Promise<void>;

  /** Removes sessions that have ended. */
  forgetEnded(now: number): Promise<void>;
}

/** Who may look at one account. */
export interface SharingStore {
  readonly roles: RoleStore;
  readonly links: ShareLinkStore;
}

export interface RoleStore {
  /** Gives a user a role, in place of the one they had. */
  grant(user: string, role: Role): Promise<void>;

  /** Takes a role away. Again: no change. */
  withdraw(user: string): Promise<void>;

  /** Sorted by user. */
  all(): Promise<{ user: WebUser; role: Role }[]>;
}

export interface ShareLinkStore {
  make(digest: string, link: { label: string; madeAt: number; until: number }): Promise<ShareLink>;

  /** All links ever made, the newest first. */
  all(): Promise<ShareLink[]>;

  /** From then on neither the link nor its sessions open anything. Again: no change. */
  revoke(id: number, at: number): Promise<void>;
}
