import { TribeError } from '../../model/errors.ts';
import { X_SERVER, xServer } from '../../platforms/x/x-client.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';
import { collectSettings } from './collect-settings.ts';
import { CredentialKeeper } from './credentials.ts';
import { secretKey } from './secret-key.ts';

/** How an account's connection to X stands, without asking X; `undefined`: there is none. */
export async function checkConnection(
  store: Pick<AccountStore, 'account' | 'collector'>,
  database: string,
  environment: Record<string, string | undefined>,
): Promise<{ state: 'fine' | 'note' | 'broken'; found: string; advice?: string } | undefined> {
  const memory = store.collector;
  if ((await memory.credentials.read()) === undefined) return undefined;
  try {
    const key = await secretKey(database, environment, false);
    const kind = await new CredentialKeeper(memory, store.account, key).kind();
    const { owned } = await collectSettings(memory);
    const who =
      kind === 'app' ? 'with a bearer token' : owned ? 'as the owner of the app' : 'as a user';
    const server = xServer(environment);
    const unfinished = (await memory.runs.open('snapshot')) !== undefined;
    const found = `connected to X ${who}${server === X_SERVER ? '' : `, through ${server}`}`;
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
