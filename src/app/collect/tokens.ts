import { TribeError } from '../../model/errors.ts';
import type { AccountId } from '../../model/ids.ts';
import type { LivePlatform } from '../../platforms/platform.ts';
import type { Access } from '../../platforms/platform-read.ts';
import type { CollectorMemory } from '../../store/ports/collector-memory.ts';
import type { CollectTools } from './collect-tools.ts';
import { CredentialKeeper } from './credentials.ts';
import { secretKey } from './secret-key.ts';

/** Gives the tokens that requests are sent with. */
export interface Tokens {
  readonly access: Access;
  /** Returns a token that should be valid. */
  current(): Promise<string>;
  /** Returns another token than the one that the platform rejected. */
  renewed(rejected: string): Promise<string>;
}

/** For a platform that anybody may read. */
const NO_TOKENS: Tokens = {
  access: 'anybody',
  current: async () => '',
  renewed: async () => '',
};

/** Throws a `TribeError` if the account is not connected, or the key of its sign-in is missing. */
export async function tokensOf(
  { platform, database, environment, clock }: CollectTools,
  account: AccountId,
  memory: CollectorMemory,
): Promise<Tokens> {
  if (platform.connection.signIn === undefined) return NO_TOKENS;
  if ((await memory.credentials.read()) === undefined) throw notConnected(platform);
  const key = await secretKey(database, environment, false);
  const keeper = new CredentialKeeper(memory, account, key);
  return {
    access: await keeper.kind(),
    current: () => keeper.token(platform, clock),
    renewed: (rejected) => keeper.renewed(rejected, platform, clock),
  };
}

function notConnected({ id, name }: LivePlatform): TribeError {
  return new TribeError(
    `This account is not connected to ${name}.`,
    `To connect it: tribe connect ${id}`,
  );
}
