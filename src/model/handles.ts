import type { Platform } from './events.ts';

/** The prefix of ids made from handles, for people whose platform id is unknown. */
const PREFIX = 'handle:';

/** How a platform names people. */
interface Naming {
  /** The ids of the platform. They never change, but handles do. */
  ids: RegExp;
  handles: RegExp;
  /**
   * Addresses of profiles, without `https://`. They contain a `handle`, a `handle` and a `server`,
   * or an `id`.
   */
  address: RegExp;
}

const DIGITS = /^\d+$/;

/** `other` has no entry: its ids may have any form, and stay as they are. */
const NAMING: Partial<Record<Platform, Naming>> = {
  x: {
    ids: DIGITS,
    handles: /^\w{1,50}$/,
    address: /^(?:\w+\.)?(?:x|twitter)\.com\/(?:i\/user\/(?<id>\d+)|@?(?<handle>\w+))$/i,
  },
  bluesky: {
    ids: /^did:/,
    handles: /^[a-z0-9.-]{1,253}$/,
    address: /^(?:www\.)?bsky\.app\/profile\/(?:(?<id>did:[^/]+)|@?(?<handle>[^/]+))$/i,
  },
  mastodon: {
    ids: DIGITS,
    handles: /^[\w.-]{1,64}(?:@[a-z0-9.:-]+)?$/,
    address: /^(?<server>[^/@]+)\/(?:@|users\/)(?<handle>[\w.-]+)$/i,
  },
  instagram: {
    ids: DIGITS,
    handles: /^[\w.]{1,64}$/,
    address: /^(?:www\.)?instagram\.com\/(?:_u\/)?(?<handle>[\w.]+)$/i,
  },
  tiktok: {
    ids: DIGITS,
    handles: /^[\w.]{1,64}$/,
    address: /^(?:www\.)?tiktok\.com\/@(?<handle>[\w.]+)$/i,
  },
  github: {
    ids: DIGITS,
    handles: /^[a-z0-9-]{1,64}$/,
    address: /^(?:www\.)?github\.com\/(?<handle>[a-z0-9-]+)$/i,
  },
};

/** Returns the form in which handles are compared: in lower case, without `@`. */
export function plainHandle(handle: string): string {
  return handle.replace(/^[@＠]/u, '').toLowerCase();
}

/** Returns the id of a person whose platform id is unknown. */
export function handleId(handle: string): string {
  return PREFIX + plainHandle(handle);
}

/** Returns the handle in an id made by {@link handleId}, and `undefined` for any other id. */
export function handleOfId(id: string): string | undefined {
  return id.startsWith(PREFIX) ? id.slice(PREFIX.length) : undefined;
}

/**
 * Returns the id of the person whom an event calls `id`. Ids of the platform stay. Handles
 * (`@Robin`, `robin`) and addresses of profiles (`https://x.com/robin`) become `handle:robin`.
 * Anything else stays as it is.
 *
 * @example personIdOf('x', 'https://x.com/Robin') // 'handle:robin'
 */
export function personIdOf(platform: Platform, id: string): string {
  const handle = handleOfId(id);
  if (handle !== undefined) return handleId(handle);
  const naming = NAMING[platform];
  if (naming === undefined || naming.ids.test(id)) return id;
  const address = naming.address.exec(
    id
      .replace(/^https?:\/\//i, '')
      .replace(/[?#][^]*$/, '')
      .replace(/(?<!\/)\/+$/, ''),
  );
  if (address?.groups?.id !== undefined) return address.groups.id;
  const named = plainHandle(address === null ? id : handleIn(address));
  return naming.handles.test(named) ? PREFIX + named : id;
}

function handleIn({ groups = {} }: RegExpExecArray): string {
  const { handle, server } = groups;
  return server === undefined ? handle! : `${handle}@${server}`;
}

/**
 * Returns the id of an account of which only the handle is known. Different people have the same
 * handle on different platforms.
 */
export function accountIdOf(platform: Platform, handle: string): string {
  return `${platform}:${plainHandle(handle)}`;
}
