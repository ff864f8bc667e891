import { EXIT, TribeError } from '../../model/errors.ts';

/** The public AppView, which answers without signing in. */
export const BLUESKY_APP_VIEW = 'https://public.api.bsky.app';
/** The directory of `did:plc` ids. */
const PLC_DIRECTORY = 'https://plc.directory';
/** Servers that report what happens on the network. Each sees everything. */
const JETSTREAMS = 'wss://jetstream.us-east.bsky.network,wss://jetstream.us-west.bsky.network';

/** The servers to read from. */
export interface BlueskyServers {
  appView: string;
  plc: string;
  /** At least one. */
  jetstreams: readonly string[];
}

/** Returns the servers that the environment names. Throws a `TribeError` if one is not valid. */
export function blueskyServers(environment: Record<string, string | undefined>): BlueskyServers {
  return {
    appView: serverFrom(environment, 'TRIBE_BLUESKY_APPVIEW', BLUESKY_APP_VIEW),
    plc: serverFrom(environment, 'TRIBE_BLUESKY_PLC', PLC_DIRECTORY),
    jetstreams: jetstreamsFrom(environment),
  };
}

function jetstreamsFrom({
  TRIBE_BLUESKY_JETSTREAM: requested,
}: Record<string, string | undefined>): string[] {
  return (requested || JETSTREAMS).split(',').map((address) => {
    const server = safeAddress(address.trim(), 'wss:', 'ws:');
    if (server !== undefined) return server;
    throw new TribeError(
      'TRIBE_BLUESKY_JETSTREAM is not a list of valid server addresses.',
      'Use addresses that start with wss://, with commas between them. ws:// is allowed for this machine only. Leave it out for Bluesky itself.',
      EXIT.usage,
    );
  });
}

function serverFrom(
  environment: Record<string, string | undefined>,
  name: string,
  usual: string,
): string {
  const requested = environment[name];
  if (requested === undefined || requested === '') return usual;
  const server = safeAddress(requested, 'https:', 'http:');
  if (server !== undefined) return server;
  throw new TribeError(
    `${name} is not a valid server address.`,
    'Use an address that starts with https://. http:// is allowed for this machine only. Leave it out for Bluesky itself.',
    EXIT.usage,
  );
}

/** Returns an encrypted address, or an unencrypted one of this machine, without a slash at its end. */
function safeAddress(text: string, encrypted: string, unencrypted: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isSafe = url?.protocol === encrypted || (url?.protocol === unencrypted && isLoopback(url));
  if (url === undefined || !isSafe || url.username !== '' || url.search !== '' || url.hash !== '') {
    return undefined;
  }
  return `${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, '')}`;
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
