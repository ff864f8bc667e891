import { EXIT, TribeError } from '../../model/errors.ts';

/** The public AppView, which answers without signing in. */
export const BLUESKY_APP_VIEW = 'https://public.api.bsky.app';
/** The directory of `did:plc` ids. */
const PLC_DIRECTORY = 'https://plc.directory';

/** The servers to read from. */
export interface BlueskyServers {
  appView: string;
  plc: string;
}

/** Returns the servers that the environment names. Throws a `TribeError` if one is not valid. */
export function blueskyServers(environment: Record<string, string | undefined>): BlueskyServers {
  return {
    appView: serverFrom(environment, 'TRIBE_BLUESKY_APPVIEW', BLUESKY_APP_VIEW),
    plc: serverFrom(environment, 'TRIBE_BLUESKY_PLC', PLC_DIRECTORY),
  };
}

function serverFrom(
  environment: Record<string, string | undefined>,
  name: string,
  usual: string,
): string {
  const requested = environment[name];
  if (requested === undefined || requested === '') return usual;
  const url = URL.canParse(requested) ? new URL(requested) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url));
  if (url !== undefined && isSafe && url.username === '' && url.search === '' && url.hash === '') {
    return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
  }
  throw new TribeError(
    `${name} is not a valid server address.`,
    'Use an address that starts with https://. http:// is allowed for this machine only. Leave it out for Bluesky itself.',
    EXIT.usage,
  );
}

/** Returns what we call ourselves. Operators ask for a contact, which the owner may give. */
export function userAgent({ TRIBE_CONTACT: contact }: Record<string, string | undefined>): string {
  const isPrintable = contact !== undefined && /^[\x21-\x7e]{1,200}$/.test(contact);
  return isPrintable ? `tribefinder (contact: ${contact})` : 'tribefinder';
}

/** Whether an address names this machine. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
