import type { AccountInfo } from '../../model/audience-log.ts';
import { TribeError } from '../../model/errors.ts';
import type { Prices } from '../../platforms/x/prices.ts';
import type { SignIn, XApp } from '../../platforms/x/sign-in.ts';
import { beginSignIn, codeFrom, finishSignIn } from '../../platforms/x/sign-in.ts';
import type { XClient } from '../../platforms/x/x-client.ts';
import type { CollectorMemory } from '../../store/ports/collector-memory.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';
import type { Store } from '../../store/ports/store.ts';
import { changeCollectSettings, pricesOf } from './collect-settings.ts';
import type { Credentials } from './credentials.ts';
import { CredentialKeeper } from './credentials.ts';
import { whoIs } from './read-owner.ts';
import { secretKey } from './secret-key.ts';

export interface ConnectTools {
  store: Pick<Store, 'accounts' | 'forAccount'>;
  database: string;
  environment: Record<string, string | undefined>;
  client: XClient;
  now: () => number;
}

/** What a new connection may do, and at what price. */
export interface Connection {
  account: AccountInfo;
  as: Credentials['kind'];
  owned: boolean;
  prices: Prices;
}

/** Connects with the token of an app: public data of the account named, at full price. */
export async function connectApp(
  tools: ConnectTools,
  bearer: string,
  requested: { id: string } | { handle: string },
): Promise<Connection> {
  if (!/^[\x21-\x7e]{20,4000}$/.test(bearer)) {
    throw new TribeError(
      'The text from standard input is not a bearer token.',
      'Copy the whole token from the Developer Console of X.',
    );
  }
  const account = await whoIs(tools.client, bearer, requested);
  return keepConnection(tools, account, { kind: 'app', bearer }, false);
}

/**
 * Connects as a user who allows an app to read.
 *
 * @param owned whether that user owns the app: most reads are then cheaper
 * @param allow shows the owner the page of X, and returns the address X sent them to
 */
export async function connectUser(
  tools: ConnectTools,
  app: XApp,
  owned: boolean,
  redirectUri: string,
  allow: (signIn: SignIn) => Promise<string>,
): Promise<Connection> {
  const signIn = beginSignIn(tools.client, app, redirectUri);
  const code = codeFrom(await allow(signIn), signIn);
  const tokens = await finishSignIn(tools.client, app, signIn, redirectUri, code, tools.now);
  if (!('accessToken' in tokens)) {
    const why = 'reason' in tokens ? tokens.reason : tokens.kind;
    throw new TribeError(
      `X denied access: ${why}`,
      `Check the Client ID, the secret and that the app has the callback ${redirectUri}`,
    );
  }
  const account = await whoIs(tools.client, tokens.accessToken, 'me');
  return keepConnection(tools, account, { kind: 'user', app, tokens }, owned);
}

/** Forgets how the account is reached; what was read stays. */
export async function disconnect({ collector }: Pick<AccountStore, 'collector'>): Promise<void> {
  await collector.credentials.drop();
}

async function keepConnection(
  { store, database, environment, now }: ConnectTools,
  account: AccountInfo,
  credentials: Credentials,
  owned: boolean,
): Promise<Connection> {
  await store.accounts.add(account);
  const { collector: memory, profile } = await store.forAccount(account.id);
  await requireOnX(profile);
  await profile.update(account);
  const key = await secretKey(database, environment, true);
  await new CredentialKeeper(memory, account.id, key).keep(credentials);
  const settings = await changeCollectSettings(memory, { owned });
  const prices = pricesOf(settings);
  await writeDownWhoIs(memory, prices.users, now());
  return { account, as: credentials.kind, owned, prices };
}

/** An account of another platform may have the same id: it is somebody else's. */
async function requireOnX(profile: AccountStore['profile']): Promise<void> {
  const { id, platform } = await profile.read();
  if (platform === 'x' || platform === 'other') return;
  throw new TribeError(
    `The database has an account ${id} on ${platform}, so X's account ${id} cannot be added.`,
    'Use another database for it: tribe --db FILE connect x',
  );
}

/** X charged for saying whose account it is. It is asked once, and not again for what it costs. */
async function writeDownWhoIs(memory: CollectorMemory, price: number, at: number): Promise<void> {
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
