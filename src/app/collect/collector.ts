import { isErasedId } from '../../model/erased-account.ts';
import type { AccountId } from '../../model/ids.ts';
import type { RateLimit } from '../../platforms/platform-answer.ts';
import type { Prices } from '../../platforms/prices.ts';
import type { CollectorMemory } from '../../store/ports/collector-memory.ts';
import type { BeginImport } from '../in-import-sessions.ts';
import { inImportSessions } from '../in-import-sessions.ts';
import type { CollectTools } from './collect-tools.ts';
import type { CollectSettings } from './collect-settings.ts';
import { collectSettings, pricesOf } from './collect-settings.ts';
import type { Tokens } from './tokens.ts';
import { tokensOf } from './tokens.ts';

/** The collection of one account. */
export interface Collector extends CollectTools {
  account: AccountId;
  memory: CollectorMemory;
  tokens: Tokens;
  settings: CollectSettings;
  prices: Prices;
  /** Whether we must ask and store nothing about a person, who is forgotten or was erased. */
  isForgotten: (person: string) => boolean;
  /** The latest state of each rate limit, as the platform reported it. */
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

/** Returns whether we must ask and store nothing about a person, as of now. */
export async function forgottenNow({
  store,
}: Pick<CollectTools, 'store'>): Promise<Collector['isForgotten']> {
  const forgotten = await store.privacy.forgotten();
  return (person) => isErasedId(person) || forgotten(person);
}

/** Throws a `TribeError` if the account is not connected, or the key of its sign-in is missing. */
export async function collectorOf(tools: CollectTools): Promise<Collector> {
  const { account, collector: memory } = tools.store;
  const tokens = await tokensOf(tools, account, memory);
  const settings = await collectSettings(memory);
  return {
    ...tools,
    account,
    memory,
    tokens,
    settings,
    prices: pricesOf(settings, tools.platform.prices),
    isForgotten: await forgottenNow(tools),
    limits: new Map(),
  };
}
