import { readFile } from 'node:fs/promises';
import type { SignIn } from '../app/access/sign-in.ts';
import type { ServerOptions } from '../http/server.ts';
import { EXIT, TribeError } from '../model/errors.ts';

/** As typed. */
export interface HostedOptions {
  hosted?: string;
  listen?: string;
  cert?: string;
  key?: string;
}

/** How a server for several owners runs. */
export interface Hosted {
  /** The address that visitors use. */
  origin: string;
  signIn: SignIn;
  server: Pick<ServerOptions, 'address' | 'tls'>;
}

const X_API = 'https://api.x.com';
const X_AUTHORIZE = 'https://x.com/i/oauth2/authorize';

/**
 * Combines the options with the environment. Returns `undefined` without `--hosted`. Throws a
 * `TribeError` if a value is missing or wrong.
 */
export async function hostedFrom(
  { hosted, listen, cert, key }: HostedOptions,
  environment: Record<string, string | undefined>,
): Promise<Hosted | undefined> {
  if (hosted === undefined) {
    if (listen === undefined && cert === undefined && key === undefined) return undefined;
    throw usage('--listen, --cert and --key need --hosted.', 'Add --hosted https://…');
  }
  const origin = originOf(hosted);
  if ((cert === undefined) !== (key === undefined)) {
    throw usage('--cert and --key need each other.', 'Name both files, or neither.');
  }
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
    signIn: signInWithX({
      id,
      ...(secret !== undefined && { secret }),
      api: api ?? X_API,
      authorize: api === undefined ? X_AUTHORIZE : `${api}/i/oauth2/authorize`,
    }),
    server: {
      ...(listen !== undefined && { address: listen }),
      ...(cert !== undefined && key !== undefined && { tls: await pair(cert, key) }),
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

async function pair(cert: string, key: string): Promise<{ cert: string; key: string }> {
  return { cert: await read(cert), key: await read(key) };
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
