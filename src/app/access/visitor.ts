import type { AccountInfo } from '../../model/audience-log.ts';
import type { AccountId } from '../../model/ids.ts';
import type { Role, WebSession, WebUser } from '../../store/ports/access-store.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';
import type { Store } from '../../store/ports/store.ts';
import { KeepWhileSame } from '../keep-while-same.ts';
import { readerOf } from '../reader.ts';
import { Sessions, wherePossible } from './sessions.ts';
import { digestOf, newToken } from './tokens.ts';

/** The only user on the owner's own machine. */
const LOCAL_USER = 'local';

/** `own-machine`: anybody with the printed link owns every account. `hosted`: roles decide. */
export type Mode = 'own-machine' | 'hosted';

/**
 * An account that a visitor may open, as they see it. `account` is its real id, which is not shown.
 * Only its owner gets a store that writes to it.
 */
export type OpenAccount = AccountInfo & { account: AccountId } & (
    | { role: 'owner'; open: () => Promise<AccountStore> }
    | { role: 'viewer'; open?: undefined }
  );

/** A visitor, and the accounts that they may open. */
export interface Visitor {
  /** Derived from the cookie's token. Distinguishes sessions that must not see each other's data. */
  session: string;
  /** Limits count this: it is the same for all sessions of a user, or of a link. */
  limitedAs: string;
  /** Who signed in, on a server for several. */
  user?: WebUser;
  /** When the visitor's share link ends, if they came by one; ms since 1970. */
  linkUntil?: number;
  accounts: OpenAccount[];
}

/** Decides who may enter, and which accounts they may open. */
export class Doorkeeper {
  readonly #store: Store;
  readonly #mode: Mode;
  readonly #now: () => number;
  readonly #visitors: KeepWhileSame<{ visitor: Visitor; until: number } | undefined>;
  /** Digests of tokens that start one session each. */
  readonly #entrances = new Set<string>();
  readonly #sessions: Sessions;

  constructor(store: Store, mode: Mode, now: () => number) {
    this.#store = store;
    this.#visitors = new KeepWhileSame(store);
    this.#mode = mode;
    this.#now = now;
    this.#sessions = new Sessions(store.access, now);
  }

  /** Returns a token that starts one session, which opens every account on the owner's machine. */
  entrance(): string {
    const token = newToken();
    this.#entrances.add(digestOf(token));
    return token;
  }

  /** Starts a session by a token of {@link entrance}; `undefined` if it was used, or never made. */
  async enter(token: string): Promise<string | undefined> {
    if (!this.#entrances.delete(digestOf(token))) return undefined;
    return this.#sessions.open({ user: LOCAL_USER });
  }

  /** Starts a session by a share link; `undefined` if the link has ended or was revoked. */
  async enterByLink(token: string): Promise<string | undefined> {
    const digest = digestOf(token);
    const link = await this.#store.access.findLink(digest, this.#now());
    return link && this.#sessions.open({ link, digest });
  }

  /**
   * Starts a session for a user who signed in; `undefined` if they may open no account. A user who
   * signs in as an account in the database owns it.
   */
  async enterAs(user: WebUser): Promise<string | undefined> {
    const { users } = this.#store.access;
    const own = (await this.#store.accounts.all()).find(
      ({ platform, id }) => user.id === `${platform}:${id}`,
    );
    const roles = await users.rolesOf(user.id);
    const isOwner = roles.some(({ account, role }) => account === own?.id && role === 'owner');
    if (own !== undefined && !isOwner) {
      const { sharing } = await this.#store.forAccount(own.id);
      await sharing.roles.grant(user.id, 'owner');
    } else if (roles.length === 0) return undefined;
    // A user with a role may look, even if we cannot store their new name.
    await wherePossible(users.ensure(user));
    return this.#sessions.open({ user: user.id });
  }

  /** Ends a session, also when the disk is full: then this server remembers that it ended. */
  leave(token: string): Promise<void> {
    return this.#sessions.close(digestOf(token));
  }

  /** Returns the visitor with that session token; `undefined`: the token opens nothing. */
  async visitor(token: string): Promise<Visitor | undefined> {
    const session = digestOf(token);
    if (this.#sessions.isClosed(session)) return undefined;
    const known = await this.#visitors.of(session, () => this.#find(session));
    return known !== undefined && known.until > this.#now() ? known.visitor : undefined;
  }

  async #find(session: string): Promise<{ visitor: Visitor; until: number } | undefined> {
    const found = await this.#sessions.find(session);
    if (found === undefined) return undefined;
    const visitor = await this.#visitorOf(session, found);
    return visitor && { visitor: { ...visitor, limitedAs: limitedAs(found) }, until: found.until };
  }

  async #visitorOf(
    session: string,
    found: WebSession,
  ): Promise<Omit<Visitor, 'limitedAs'> | undefined> {
    const accounts = await this.#store.accounts.all();
    if (found.link !== undefined) {
      const { account, until } = found.link;
      const open = accounts.filter(({ id }) => id === account);
      return {
        session,
        linkUntil: until,
        accounts: await this.#seen(open, () => 'viewer'),
      };
    }
    if (found.user === LOCAL_USER) {
      if (this.#mode !== 'own-machine') return undefined;
      return { session, accounts: await this.#seen(accounts, () => 'owner') };
    }
    if (this.#mode !== 'hosted') return undefined;
    const roles = new Map<AccountId, Role>();
    for (const { account, role } of await this.#store.access.users.rolesOf(found.user))
      roles.set(account, role);
    const open = accounts.filter(({ id }) => roles.has(id));
    const user = (await this.#store.access.users.find(found.user)) ?? { id: found.user };
    return {
      session,
      user,
      accounts: await this.#seen(open, ({ id }) => roles.get(id)!),
    };
  }

  #seen(
    accounts: readonly AccountInfo[],
    roleOn: (info: AccountInfo) => Role,
  ): Promise<OpenAccount[]> {
    const open = (account: AccountId) => this.#store.forAccount(account);
    return Promise.all(
      accounts.map(async (info): Promise<OpenAccount> => {
        const [account, role] = [info.id, roleOn(info)];
        const reader = await readerOf(await open(account), role);
        const seen = { ...reader.account(info), account };
        return role === 'viewer' ? { ...seen, role } : { ...seen, role, open: () => open(account) };
      }),
    );
  }
}

function limitedAs({ user, link }: WebSession): string {
  return link === undefined ? `user ${user}` : `link ${link.id} of ${link.account}`;
}
