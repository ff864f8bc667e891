import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { SignIn } from '../app/access/sign-in.ts';
import type { ServerOptions } from '../http/server.ts';
import { TrustedProxies } from '../http/trusted-proxies.ts';
import { EXIT, TribeError } from '../model/errors.ts';

/** The options as typed. */
export interface HostedOptions {
  hosted?: string;
  listen?: string;
  cert?: string;
  key?: string;
  plainHttp?: boolean;
  trustedProxy?: string[];
}

/** The settings of a server for several owners. */
export interface Hosted {
  /** The address that visitors use. */
  origin: string;
  signIn: SignIn;
  server: Pick<ServerOptions, 'address' | 'tls'>;
  trustedProxies: TrustedProxies;
}

const HOSTED_ONLY = ['listen', 'cert', 'key', 'plainHttp', 'trustedProxy'] as const;
/** Addresses that only this machine can reach. */
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/u;
const X_API = 'https://api.x.com';
const X_AUTHORIZE = 'https://x.com/i/oauth2/authorize';

/**
 * Combines the options with the environment. Returns `undefined` without `--hosted`. Throws a
 * `TribeError` if a value is missing or wrong.
 */
export async function hostedFrom(
  { hosted, ...options }: HostedOptions,
  environment: Record<string, string | undefined>,
): Promise<Hosted | undefined> {
  if (hosted === undefined) {
    if (HOSTED_ONLY.every((name) => options[name] === undefined)) return undefined;
    throw usage(
      '--listen, --cert, --key, --plain-http and --trusted-proxy need --hosted.',
      'Add --hosted https://…',
    );
  }
  const { listen, cert, key, plainHttp = false, trustedProxy } = options;
  const origin = originOf(hosted);
  if ((cert === undefined) !== (key === undefined)) {
    throw usage('--cert and --key must be used together.', 'Give both files, or neither.');
  }
  if (listen !== undefined && !LOOPBACK.test(listen) && cert === undefined && !plainHttp) {
    throw usage(
      `Without TLS, anyone on the network could read what visitors of ${listen} send and see.`,
      'Pass --cert and --key, or --plain-http if a proxy in front handles TLS.',
    );
  }
  const named = trustedProxy ?? environment.TRIBE_TRUSTED_PROXIES?.split(',') ?? [];
  const trustedProxies = new TrustedProxies(named.map((text) => text.trim()).filter(Boolean));
  const tls = cert !== undefined && key !== undefined ? await pair(cert, key) : undefined;
  const id = environment.TRIBE_X_CLIENT_ID || undefined;
  if (id === undefined) {
    throw usage(
      'Nobody could sign in, because TRIBE_X_CLIENT_ID is not set.',
      `Register an app at X with the callback ${origin}/sign-in/back, then set TRIBE_X_CLIENT_ID to its client ID.`,
    );
  }
  const { signInWithX } = await import('../app/access/sign-in-with-x.ts');
  const secret = environment.TRIBE_X_CLIENT_SECRET || undefined;
  const api = environment.TRIBE_X_API || undefined;
  return {
    origin,
    trustedProxies,
    signIn: signInWithX({
      id,
      ...(secret !== undefined && { secret }),
      api: api ?? X_API,
      authorize: api === undefined ? X_AUTHORIZE : `${api}/i/oauth2/authorize`,
    }),
    server: {
      ...(listen !== undefined && { address: listen }),
      ...(tls !== undefined && { tls }),
    },
  };
}

function originOf(typed: string): string {
  const url = URL.parse(typed);
  if (url?.protocol === 'https:' && url.pathname === '/' && !url.search && !url.username) {
    return url.origin;
  }
  throw usage(
    '--hosted needs an https address without a path.',
    'For example: --hosted https://tribe.example',
  );
}

/** Reads a certificate and its key. Errors name the file. */
async function pair(cert: string, key: string): Promise<{ cert: string; key: string }> {
  const [certText, keyText] = [await read(cert), await read(key)];
  const certificate = parsed(cert, 'a certificate', () => new X509Certificate(certText));
  const secret = parsed(key, 'a private key without a password', () => createPrivateKey(keyText));
  if (!certificate.checkPrivateKey(secret)) {
    throw usage(
      `The key in ${key} does not belong to the certificate in ${cert}.`,
      'Put the certificate of the server first, before those of its issuers.',
    );
  }
  return { cert: certText, key: keyText };
}

function parsed<Result>(file: string, kind: string, parse: () => Result): Result {
  try {
    return parse();
  } catch {
    throw usage(`${file} is not ${kind} in PEM.`, 'Check which file you named.');
  }
}

function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: Error) => {
    throw usage(
      `${file} cannot be read: ${error.message}`,
      'Check the name and the permissions of the file.',
    );
  });
}

function usage(message: string, advice: string): TribeError {
  return new TribeError(message, advice, EXIT.usage);
}
