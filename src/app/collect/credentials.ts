import { z } from 'zod';
import { TribeError } from '../../model/errors.ts';
import type { LivePlatform } from '../../platforms/platform.ts';
import type { PlatformSignIn } from '../../platforms/sign-in.ts';
import type { CollectorMemory } from '../../store/ports/collector-memory.ts';
import type { Clock } from './clock.ts';
import { seal, unseal } from './secret-box.ts';

/** How a platform knows us: by an app's token, or by the permission that a user gave an app. */
const Credentials = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('app'), bearer: z.string() }),
  z.object({
    kind: z.literal('user'),
    app: z.object({ clientId: z.string(), clientSecret: z.string().optional() }),
    tokens: z.object({
      accessToken: z.string(),
      refreshToken: z.string(),
      expiresAt: z.number(),
    }),
  }),
]);
export type Credentials = z.infer<typeof Credentials>;

/** We renew a token so many ms before it expires. */
const EARLY = 60_000;
/** After so many ms, a process that was renewing has died. */
const RENEWAL = 60_000;
/** ms between looks at whether another process has finished renewing. */
const LOOK_EVERY = 250;

/** Keeps an account's credentials encrypted and its token valid, even with several processes. */
export class CredentialKeeper {
  readonly #memory: CollectorMemory;
  readonly #account: string;
  readonly #key: Buffer;
  #read: { credentials: Credentials; version: number } | undefined;

  constructor(memory: CollectorMemory, account: string, key: Buffer) {
    this.#memory = memory;
    this.#account = account;
    this.#key = key;
  }

  async keep(credentials: Credentials): Promise<void> {
    await this.#memory.credentials.keep(this.#sealed(credentials));
    this.#read = undefined;
  }

  async kind(): Promise<Credentials['kind']> {
    return (await this.#current()).credentials.kind;
  }

  /** Returns a token that should be valid. Renews it if it expires soon. */
  async token(platform: LivePlatform, clock: Clock): Promise<string> {
    const { credentials } = await this.#current();
    if (credentials.kind === 'app') return credentials.bearer;
    const { accessToken, expiresAt } = credentials.tokens;
    if (clock.now() < expiresAt - EARLY) return accessToken;
    return this.renewed(accessToken, platform, clock);
  }

  /**
   * Returns another token than the one that the platform rejected. Of several processes, one renews
   * the token and the others use it: a platform may revoke a permission that is used twice.
   */
  async renewed(rejected: string, platform: LivePlatform, clock: Clock): Promise<string> {
    for (;;) {
      this.#read = undefined;
      const { credentials, version } = await this.#current();
      if (credentials.kind === 'app') {
        throw new TribeError(
          `${platform.name} rejected the bearer token of the app.`,
          signInAgain(platform),
        );
      }
      if (credentials.tokens.accessToken !== rejected) return credentials.tokens.accessToken;
      const now = clock.now();
      if (await this.#memory.credentials.claimRenewal(version, now, now + RENEWAL)) {
        return this.#renew(credentials, version, platform, clock);
      }
      await clock.wait(clock.now() + LOOK_EVERY, 'another process is renewing the sign-in');
    }
  }

  async #renew(
    credentials: Credentials & { kind: 'user' },
    version: number,
    platform: LivePlatform,
    clock: Clock,
  ): Promise<string> {
    const { app, tokens } = credentials;
    const named = {
      clientId: app.clientId,
      ...(app.clientSecret !== undefined && { clientSecret: app.clientSecret }),
    };
    const answer = await signInTo(platform).renew(named, tokens.refreshToken, clock.now);
    if ('accessToken' in answer) {
      const renewed = { ...credentials, tokens: answer };
      await this.#memory.credentials.finishRenewal(version, this.#sealed(renewed));
      this.#read = undefined;
      return answer.accessToken;
    }
    // The next process may try at once.
    await this.#memory.credentials.claimRenewal(version, Infinity, 0);
    if (answer.kind === 'refused' || answer.kind === 'unauthorized') {
      throw new TribeError(
        `${platform.name} no longer accepts this sign-in.`,
        signInAgain(platform),
      );
    }
    throw new RenewalFailed(answer.kind === 'failed' ? answer.reason : answer.kind);
  }

  async #current(): Promise<{ credentials: Credentials; version: number }> {
    if (this.#read !== undefined) return this.#read;
    const stored = await this.#memory.credentials.read();
    if (stored === undefined) {
      throw new TribeError('The stored sign-in was deleted.', 'See: tribe connect --help');
    }
    const text = unseal(stored.sealed, this.#account, this.#key);
    const credentials = Credentials.parse(JSON.parse(text));
    return (this.#read = { credentials, version: stored.version });
  }

  #sealed(credentials: Credentials): Buffer {
    return seal(JSON.stringify(credentials), this.#account, this.#key);
  }
}

function signInAgain({ id }: LivePlatform): string {
  return `Sign in again: tribe connect ${id}`;
}

/** Throws a `TribeError` if anybody may read the platform, without signing in. */
export function signInTo({ connection, id, name }: LivePlatform): PlatformSignIn {
  if (connection.signIn !== undefined) return connection.signIn;
  throw new TribeError(`${name} needs no sign-in.`, `Connect without one: tribe connect ${id}`);
}

/** A new attempt to renew the token may work. */
export class RenewalFailed extends Error {}
