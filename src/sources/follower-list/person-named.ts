import type { Platform } from '../../model/events.ts';

/** Who a text names: by the id that the platform gave, or by a handle. */
export interface Named {
  id?: string;
  handle?: string;
  platform?: Platform;
}

/** Addresses of profiles. A group is called `id` or `handle`; of `server` the handle is a part. */
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
 * Reads the address of a profile. Returns `undefined` for other addresses, such as that of
 * somebody's own pages.
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

/** Reads a cell that names somebody in whatever way: an address, a handle with or without `@`. */
export function namedBy(text: string): Named {
  const address = /[/:]/.test(text) ? namedByAddress(text) : undefined;
  return address ?? { handle: text.replace(/^[@＠]/u, '') };
}
