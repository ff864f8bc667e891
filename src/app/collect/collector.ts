import type { AccountId } from '../../model/ids.ts';
import type { Prices } from '../../platforms/x/prices.ts';
import type { XClient } from '../../platforms/x/x-client.ts';
import type { CollectorMemory } from '../../store/ports/collector-memory.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';
import type { BeginImport } from '../in-import-sessions.ts';
import { inImportSessions } from '../in-import-sessions.ts';
import type { Clock } from './clock.ts';
import { collectSettings, pricesOf } from './collect-settings.ts';
import type { CollectSettings } from './collect-settings.ts';
import { CredentialKeeper, notConnected } from './credentials.ts';
import { secretKey } from './secret-key.ts';
import type { RateLimit } from '../../platforms/x/x-answer.ts';

/** What somebody who waits is told: what is read, how far it is, of about how many. */
export type OnCollected = (what: string, done: number, all?: number) => void;

/** What a collection works with. */
export interface CollectTools {
  store: Pick<AccountStore, 'account' | 'log' | 'privacy' | 'collector'>;
  /** Where the database is: the key to the credentials lies beside it. */
  database: string;
  environment: Record<string, string | undefined>;
  client: XClient;
  clock: Clock;
  signal: AbortSignal;
  onCollected?: OnCollected;
}

/** One account being collected. */
export interface Collector extends CollectTools {
  account: AccountId;
  memory: CollectorMemory;
  keeper: CredentialKeeper;
  /** Whether a user is signed in, or only an app known. */
  as: 'user' | 'app';
  settings: CollectSettings;
  prices: Prices;
  /** Of whom nothing is to be written down. */
  isForgotten: (person: string) => boolean;
  /** What X last said of each endpoint's limit. */
  limits: Map<string, RateLimit>;
}

/** A collection that may write to the log. */
export interface WritingCollector extends Collector {
  begin: BeginImport;
}

/** Collects, then finishes the import of what was collected. */
export async function whileWriting<Result>(
  c: Collector,
  work: (c: WritingCollector) => Promise<Result>,
): Promise<Result> {
  const { result } = await inImportSessions((begin) => work({ ...c, begin }));
  return result;
}

/** Throws a `TribeError` where the account is not connected, or its key is missing. */
export async function collectorOf(tools: CollectTools): Promise<Collector> {
  const { account, collector: memory } = tools.store;
  if ((await memory.credentials.read()) === undefined) throw notConnected();
  const key = await secretKey(tools.database, tools.environment, false);
  const keeper = new CredentialKeeper(memory, account, key);
  const settings = await collectSettings(memory);
  return {
    ...tools,
    account,
    memory,
    keeper,
    as: await keeper.kind(),
    settings,
    prices: pricesOf(settings),
    isForgotten: await tools.store.privacy.forgotten(),
    limits: new Map(),
  };
}
