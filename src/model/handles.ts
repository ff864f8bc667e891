import type { Platform } from './events.ts';

/** Begins the id of a person of whom only the handle is known. */
const PREFIX = 'handle:';

/** How a platform names people. */
interface Naming {
  /** The ids it gives, which never change, as handles do. */
  ids: RegExp;
  handles: RegExp;
  /** Addresses of profiles, without `https://`: of a `handle`, perhaps on a `server`, or of an `id`. */
  address: RegExp;
}

const DIGITS = /^\d+$/;

/** `other` has none: its ids may have any form, and stay as they are. */
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

/** A handle as handles are compared: in lower case, without its `@`. */
export function plainHandle(handle: string): string {
  return handle.replace(/^[@＠]/u, '').toLowerCase();
}

/** Returns the id of a person of whom only this handle is known. */
export function handleId(handle: string): string {
  return PREFIX + plainHandle(handle);
}

/** Returns the handle in an id made by {@link handleId}; `undefined` for any other id. */
export function handleOfId(id: string): string | undefined {
  return id.startsWith(PREFIX) ? id.slice(PREFIX.length) : undefined;
}

/**
 * Returns the id of the person whom an event calls `id`. An id that the platform gave stays. A
 * handle (`@Robin`, `robin`) or the address of a profile (`https://x.com/robin`) becomes
 * `handle:robin`. What is neither stays as it is.
 *
 * @example personIdOf('x', 'https://x.com/Robin') // 'handle:robin'
 */
export function personIdOf(platform: Platform, id: string): string {
  const handle = handleOfId(id);
  if (handle !== undefined) return handleId(handle);
  const naming = NAMING[platform];
  if (naming === undefined || naming.ids.test(id)) return id;
  const address = naming.address.exec(
    id.replace(/^https?:\/\//i, '').replace(/\/*(?:[?#].*)?$/, ''),
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
