import { EXIT, TribeError } from '../../model/errors.ts';
import type { NamedAccount } from '../platform-connection.ts';

const PROFILE = /^(?:https:\/\/)?(?:www\.)?bsky\.app\/profile\/([^/?#]+)/;
const DID = /^did:(?:plc|web):[a-z0-9._:%-]{1,240}$/;
/** A handle is a domain name. */
const HANDLE = /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}$/;
const LABEL = /^[a-z0-9-]{1,63}$/;

/** Returns the account with a handle, a DID or the address of a profile. */
export function accountNamed(text: string): NamedAccount {
  const typed = text.trim().replace(/^@/, '').toLowerCase();
  const name = PROFILE.exec(typed)?.[1] ?? typed;
  if (DID.test(name)) return { id: name };
  if (HANDLE.test(name)) return { handle: name };
  const advice = LABEL.test(name)
    ? `Add the rest of it, such as ${name}.bsky.social.`
    : 'Name the account, such as alice.bsky.social.';
  throw new TribeError('A handle on Bluesky has a dot in it.', advice, EXIT.usage);
}
