import type { AccountId } from '../../model/ids.ts';

/** What a user may do with an account: an owner everything, a viewer only look. */
export type Role = 'owner' | 'viewer';

/** A person who signs in. */
export interface WebUser {
  /**
   * The identity provider and the user's id there, as `x:42`; `local` on the owner's own machine.
   */
  id: string;
  handle?: string;
  name?: string;
}

/** The right to look until a time, of a user or of the holder of a share link. */
export type WebSession = { until: number } & (
  | { user: string; link?: undefined }
  | { link: ShareLink; user?: undefined }
);

/**
 * A link that lets people look at one account without signing in. We store its token only as a
 * digest.
 */
export interface ShareLink {
  /** Counted from 1 for each account. */
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
 * Who signs in, and with which sessions and links. The store gets and stores only digests of
 * tokens, so nobody who reads the database can sign in with what it holds. Times are in ms since
 * 1970. {@link SharingStore} grants roles and makes links, for one account at a time.
 */
export interface AccessStore {
  readonly users: UserStore;
  readonly sessions: SessionStore;

  /** Returns the link of a token, unless it has ended or was revoked. */
  findLink(digest: string, now: number): Promise<ShareLink | undefined>;
}

export interface UserStore {
  /** Adds a user, or replaces their handle and name. */
  ensure(user: WebUser): Promise<void>;

  find(id: string): Promise<WebUser | undefined>;

  /** Sorted by account. */
  rolesOf(user: string): Promise<{ account: AccountId; role: Role }[]>;
}

export interface SessionStore {
  /** Opens a session of a user, or one of a link that ends no later than the link does. */
  open(digest: string, of: { user: string } | { link: ShareLink }, until: number): Promise<void>;

  /** Returns the session, unless it has ended or its link was revoked. */
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
  /** Gives a user a role, which replaces the one they had. */
  grant(user: string, role: Role): Promise<void>;

  /** Takes a user's role away. Changes nothing if they have none. */
  withdraw(user: string): Promise<void>;

  /** Sorted by user. */
  all(): Promise<{ user: WebUser; role: Role }[]>;
}

export interface ShareLinkStore {
  make(digest: string, link: { label: string; madeAt: number; until: number }): Promise<ShareLink>;

  /** Returns all links, also ended and revoked ones, newest first. */
  all(): Promise<ShareLink[]>;

  /** Ends a link and its sessions. Changes nothing if it was revoked before. */
  revoke(id: number, at: number): Promise<void>;
}
