import { z } from 'zod';
import { TribeError } from '../../model/errors.ts';
import { renewTokens } from '../../platforms/x/sign-in.ts';
import type { XClient } from '../../platforms/x/x-client.ts';
import type { CollectorMemory } from '../../store/ports/collector-memory.ts';
import type { Clock } from './clock.ts';
import { seal, unseal } from './secret-box.ts';

/** How X knows us: by the token of an app, or by what a user allowed an app. */
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

/** ms before its end in which a token is renewed already. */
const EARLY = 60_000;
/** ms after which whoever was renewing is taken to have died. */
const RENEWAL = 60_000;
const LOOK_EVERY = 250;

const SIGN_IN_AGAIN = 'Sign in again: tribe connect x';

/** Keeps an account's credentials sealed, and its token fresh, also among several processes. */
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

  /** A token that should be good, renewed where its time is over. */
  async token(client: XClient, clock: Clock): Promise<string> {
    const { credentials } = await this.#current();
    if (credentials.kind === 'app') return credentials.bearer;
    const { accessToken, expiresAt } = credentials.tokens;
    if (clock.now() < expiresAt - EARLY) return accessToken;
    return this.renewed(accessToken, client, clock);
  }

  /**
   * Another token than the one that X refused. Of several processes one renews, and the others take
   * what it got: a second renewal with the same permission would make X take all of it back.
   */
  async renewed(refused: string, client: XClient, clock: Clock): Promise<string> {
    for (;;) {
      this.#read = undefined;
      const { credentials, version } = await this.#current();
      if (credentials.kind === 'app') {
        throw new TribeError('X rejected the bearer token of the app.', SIGN_IN_AGAIN);
      }
      if (credentials.tokens.accessToken !== refused) return credentials.tokens.accessToken;
      const now = clock.now();
      if (await this.#memory.credentials.claimRenewal(version, now, now + RENEWAL)) {
        return this.#renew(credentials, version, client, clock);
      }
      await clock.wait(clock.now() + LOOK_EVERY, 'another process is renewing the sign-in');
    }
  }

  async #renew(
    credentials: Credentials & { kind: 'user' },
    version: number,
    client: XClient,
    clock: Clock,
  ): Promise<string> {
    const { app, tokens } = credentials;
    const named = {
      clientId: app.clientId,
      ...(app.clientSecret !== undefined && { clientSecret: app.clientSecret }),
    };
    const answer = await renewTokens(client, named, tokens.refreshToken, clock.now);
    if ('accessToken' in answer) {
      const renewed = { ...credentials, tokens: answer };
      await this.#memory.credentials.finishRenewal(version, this.#sealed(renewed));
      this.#read = undefined;
      return answer.accessToken;
    }
    // Whoever comes next may try at once.
    await this.#memory.credentials.claimRenewal(version, Infinity, 0);
    if (answer.kind === 'refused' || answer.kind === 'unauthorized') {
      throw new TribeError('X no longer accepts this sign-in.', SIGN_IN_AGAIN);
    }
    throw new RenewalFailed(answer.kind === 'failed' ? answer.reason : answer.kind);
  }

  async #current(): Promise<{ credentials: Credentials; version: number }> {
    if (this.#read !== undefined) return this.#read;
    const stored = await this.#memory.credentials.read();
    if (stored === undefined) throw notConnected();
    const text = unseal(stored.sealed, this.#account, this.#key);
    const credentials = Credentials.parse(JSON.parse(text));
    return (this.#read = { credentials, version: stored.version });
  }

  #sealed(credentials: Credentials): Buffer {
    return seal(JSON.stringify(credentials), this.#account, this.#key);
  }
}

export function notConnected(): TribeError {
  return new TribeError('This account is not connected to X.', 'To connect it: tribe connect x');
}

/** The renewal may work when tried again. */
export class RenewalFailed extends Error {}
