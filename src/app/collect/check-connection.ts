import { TribeError } from '../../model/errors.ts';
import { livePlatform } from '../../platforms/registry.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';
import { type CollectSettings, collectSettings } from './collect-settings.ts';
import { CredentialKeeper } from './credentials.ts';
import { secretKey } from './secret-key.ts';

/** Checks an account's connection without contacting the platform; `undefined`: there is none. */
export async function checkConnection(
  store: Pick<AccountStore, 'account' | 'collector'>,
  database: string,
  environment: Record<string, string | undefined>,
): Promise<{ state: 'fine' | 'note' | 'broken'; found: string; advice?: string } | undefined> {
  const memory = store.collector;
  const settings = await collectSettings(memory);
  const { name, usualServer, server, prices } = livePlatform(settings.platform);
  const isOpen = prices === undefined;
  if (!isOpen && (await memory.credentials.read()) === undefined) return undefined;
  try {
    const how = isOpen ? '' : ` ${await signedInAs(store, settings, database, environment)}`;
    const at = server(environment);
    const unfinished = (await memory.runs.open('snapshot')) !== undefined;
    const found = `connected to ${name}${how}${at === usualServer ? '' : `, through ${at}`}`;
    if (!unfinished) return { state: 'fine', found };
    return {
      state: 'note',
      found: `${found}; a snapshot was interrupted`,
      advice: 'To continue it: tribe snapshot',
    };
  } catch (error) {
    if (!(error instanceof TribeError)) throw error;
    return { state: 'broken', found: error.message, advice: error.advice };
  }
}

async function signedInAs(
  store: Pick<AccountStore, 'account' | 'collector'>,
  { owned }: CollectSettings,
  database: string,
  environment: Record<string, string | undefined>,
): Promise<string> {
  const key = await secretKey(database, environment, false);
  const kind = await new CredentialKeeper(store.collector, store.account, key).kind();
  return kind === 'app' ? 'with a bearer token' : owned ? 'as the owner of the app' : 'as a user';
}
