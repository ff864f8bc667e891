import type { Platform } from '../../model/events.ts';

/** A person in a text, by an id from the platform or by a handle. */
export interface Named {
  id?: string;
  handle?: string;
  platform?: Platform;
}

/** Addresses of profiles. The groups are `id`, `handle`, and `server`, which is part of the handle. */
const ADDRESSES: readonly [platform: Platform, address: RegExp][] = [
  [
    'x',
    /^(?:(?:www|mobile|m)\.)?(?:x|twitter)\.com\/(?:i\/user\/|intent\/user\?user_id=)(?<id>\d+)$/i,
  ],
  [
    'x',
    /^(?:(?:www|mobile|m)\.)?(?:x|twitter)\.com\/(?:intent\/user\?screen_name=|@)?(?<handle>\w{1,50})$/i,
  ],
  ['bluesky', /^(?:www\.)?bsky\.app\/profile\/(?<id>did:[^/]+)$/i],
  ['bluesky', /^(?:www\.)?bsky\.app\/profile\/@?(?<handle>[\w.-]+)$/i],
  ['instagram', /^(?:www\.)?instagram\.com\/(?:_u\/)?(?<handle>[\w.]+)$/i],
  ['tiktok', /^(?:www\.)?tiktok\.com\/@(?<handle>[\w.]+)$/i],
  ['github', /^(?:www\.|api\.)?github\.com\/(?:users\/)?(?<handle>[\w-]+)$/i],
  ['mastodon', /^(?<server>[\w.-]+\.[a-z]+)\/(?:@|users\/|ap\/users\/)(?<handle>[\w.-]+)$/i],
];

/**
 * Reads the address of a profile. Returns `undefined` for other addresses, such as a person's own
 * website.
 */
export function namedByAddress(text: string): Named | undefined {
  if (text.startsWith('did:')) return { id: text, platform: 'bluesky' };
  const address = text.replace(/^(?:https?|at):\/\//i, '').replace(/(?<![/#])[/#]+$/, '');
  if (/^did:[^/]+$/.test(address)) return { id: address, platform: 'bluesky' };
  for (const [platform, pattern] of ADDRESSES) {
    const groups = pattern.exec(address)?.groups;
    if (groups === undefined) continue;
    if (groups.id !== undefined) return { id: groups.id, platform };
    const server = groups.server === undefined ? '' : `@${groups.server}`;
    return { handle: `${groups.handle}${server}`, platform };
  }
  return undefined;
}

/** Servers of email, none of which is a server of Mastodon. */
const MAIL =
  /@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|aol|gmx|protonmail|fastmail)\.[a-z.]{2,6}$|@(?:me\.com|mac\.com|web\.de|t-online\.de|proton\.me|mail\.ru|yandex\.(?:ru|com)|qq\.com|163\.com|126\.com|orange\.fr|free\.fr|libero\.it)$/i;

/** Whether a handle with a server is the address of a mailbox. */
export function isEmail(handle: string): boolean {
  return MAIL.test(handle);
}

/** An id of X or Mastodon in a column of handles. No handle is a number of so many digits. */
const LONG_ID = /^\d{16,20}$/;

/** Reads a cell that names a person by an address, or by a handle with or without `@`. */
export function namedBy(text: string): Named {
  if (LONG_ID.test(text)) return { id: text };
  const address = /[/:]/.test(text) ? namedByAddress(text) : undefined;
  return address ?? { handle: text.replace(/^[@＠]/u, '') };
}
