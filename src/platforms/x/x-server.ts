import { EXIT, TribeError } from '../../model/errors.ts';

/** The server of X's API. */
export const X_SERVER = 'https://api.x.com';

/**
 * Returns the server to use. Throws a `TribeError` for anything but HTTPS, because we never send a
 * token unencrypted, not even to this machine.
 */
export function xServer(environment: Record<string, string | undefined>): string {
  const requested = environment.TRIBE_X_API;
  if (requested === undefined || requested === '') return X_SERVER;
  const url = URL.canParse(requested) ? new URL(requested) : undefined;
  if (url?.protocol === 'https:' && url.username === '' && url.search === '' && url.hash === '') {
    return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
  }
  throw new TribeError(
    'TRIBE_X_API is not a valid server address.',
    'Use an address that starts with https://, because tokens are sent there. Leave it out for X itself.',
    EXIT.usage,
  );
}
