import type { AccountInfo } from '../../model/audience-log.ts';
import { TribeError } from '../../model/errors.ts';
import type { Effort } from '../../platforms/platform-connection.ts';
import type { LivePlatform } from '../../platforms/platform.ts';
import type { Prices } from '../../platforms/prices.ts';
import type { SignInApp, SignInPage } from '../../platforms/sign-in.ts';
import type { CollectorMemory } from '../../store/ports/collector-memory.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';
import type { Store } from '../../store/ports/store.ts';
import { changeCollectSettings, pricesOf } from './collect-settings.ts';
import type { Credentials } from './credentials.ts';
import { CredentialKeeper, signInTo } from './credentials.ts';
import { secretKey } from './secret-key.ts';

export interface ConnectTools {
  store: Pick<Store, 'accounts' | 'forAccount'>;
  database: string;
  environment: Record<string, string | undefined>;
  platform: LivePlatform;
  now: () => number;
}

/** What a new connection may read, and at what price. */
export interface Connection {
  account: AccountInfo;
  as: Credentials['kind'];
  owned: boolean;
  prices: Prices;
}

/** Connects with the token of an app: it reads public data of the account, at full price. */
export async function connectApp(
  tools: ConnectTools,
  bearer: string,
  requested: { id: string } | { handle: string },
): Promise<Connection> {
  if (!/^[\x21-\x7e]{20,4000}$/.test(bearer)) {
    throw new TribeError(
      'The text from standard input is not a bearer token.',
      `Copy the whole token from the Developer Console of ${tools.platform.name}.`,
    );
  }
  const account = await tools.platform.connection.identify(bearer, requested);
  if ('id' in requested && account.id !== requested.id) {
    throw new TribeError(
      `${tools.platform.name} returned the account ${account.id} instead of ${requested.id}.`,
      'Nothing was stored. Try again later.',
    );
  }
  return keepConnection(tools, account, { kind: 'app', bearer }, false);
}

/**
 * Connects as a user who allows an app to read.
 *
 * @param owned whether that user owns the app: most reads are then cheaper
 * @param allow shows the owner the platform's page, and returns the address that it sent them to
 */
export async function connectUser(
  tools: ConnectTools,
  app: SignInApp,
  owned: boolean,
  redirectUri: string,
  allow: (page: SignInPage) => Promise<string>,
): Promise<Connection> {
  const { platform, now } = tools;
  const { begin, codeFrom, finish } = signInTo(platform);
  const page = begin(app, redirectUri);
  const code = codeFrom(await allow(page), page);
  const tokens = await finish(app, page, redirectUri, code, now);
  if (!('accessToken' in tokens)) {
    const why = 'reason' in tokens ? tokens.reason : tokens.kind;
    throw new TribeError(
      `${platform.name} denied access: ${why}`,
      `Check the Client ID, the secret and that the app has the callback ${redirectUri}`,
    );
  }
  const account = await platform.connection.identify(tokens.accessToken, 'me');
  return keepConnection(tools, account, { kind: 'user', app, tokens }, owned);
}

/**
 * Connects to a platform that anybody may read. Returns the account, and about what reading it for
 * the first time takes.
 *
 * @param typed what the owner typed to name the account
 */
export async function connectOpen(
  { store, platform }: Pick<ConnectTools, 'store' | 'platform'>,
  typed: string,
): Promise<{ account: AccountInfo; effort: Effort | undefined }> {
  const { connection, people } = platform;
  if (connection.accountNamed === undefined) {
    throw new TypeError(`${platform.name} needs a sign-in.`);
  }
  const account = await connection.identify('', connection.accountNamed(typed));
  const { collector } = await addAccount(store, platform, account);
  await changeCollectSettings(collector, { platform: platform.id });
  const counted = await people.counts(account.id).send('', undefined);
  const effort = counted.kind === 'page' ? connection.effort?.(counted.page) : undefined;
  return { account, effort };
}

/** Forgets how to reach the account. What was read stays. */
export async function disconnect({ collector }: Pick<AccountStore, 'collector'>): Promise<void> {
  await collector.credentials.drop();
}

async function keepConnection(
  { store, database, environment, platform, now }: ConnectTools,
  account: AccountInfo,
  credentials: Credentials,
  owned: boolean,
): Promise<Connection> {
  const { collector: memory } = await addAccount(store, platform, account);
  const key = await secretKey(database, environment, true);
  await new CredentialKeeper(memory, account.id, key).keep(credentials);
  const settings = await changeCollectSettings(memory, { platform: platform.id, owned });
  const prices = pricesOf(settings, platform.prices);
  await recordIdentification(memory, prices.users, now());
  return { account, as: credentials.kind, owned, prices };
}

async function addAccount(
  store: ConnectTools['store'],
  platform: LivePlatform,
  account: AccountInfo,
): Promise<AccountStore> {
  await store.accounts.add(account);
  const added = await store.forAccount(account.id);
  await requireOn(platform, added.profile);
  await added.profile.update(account);
  return added;
}

/** An account of another platform may have the same id. It is somebody else's. */
async function requireOn(
  { id: wanted, name }: LivePlatform,
  profile: AccountStore['profile'],
): Promise<void> {
  const { id, platform } = await profile.read();
  if (platform === wanted || platform === 'other') return;
  throw new TribeError(
    `The database has an account ${id} on ${platform}, so the account ${id} on ${name} cannot be added.`,
    `Use another database for it: tribe --db FILE connect ${wanted}`,
  );
}

/** The platform charged for the account that it identified. Nobody is asked about that price. */
async function recordIdentification(
  memory: CollectorMemory,
  price: number,
  at: number,
): Promise<void> {
  const reserved = await memory.spending.reserve({
    run: null,
    key: 'me',
    at,
    resource: 'users',
    most: 1,
    unitPrice: price,
    runCap: Infinity,
    monthCap: Infinity,
  });
  if ('reservation' in reserved) {
    await memory.spending.settle({ reservation: reserved.reservation, at, ids: ['me'] });
  }
}
