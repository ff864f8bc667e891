import type { Fields } from '../../model/fields.ts';
import { parseJson } from '../../model/parse-event.ts';
import type { Owner } from '../download/download.ts';
import type { ListFrame } from '../records/json-lists.ts';

/** The owner of a download. */
export interface Profile {
  owner: Owner | undefined;
  followerCount: number | undefined;
}

/** Reads the owner from the lines of a text file: `Username: robin`. */
export function profileInText(text: string): Profile {
  const fields: Fields = Object.create(null);
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, name, text] = /^\s*([^:]{1,60}):(.*)$/.exec(line) ?? [];
    if (name === undefined) continue;
    const value = text!.trim();
    if (/^user ?name$/i.test(name)) fields['userName'] ??= value;
    else if (/^display ?name$/i.test(name)) fields['displayName'] ??= value;
    else if (/^followers?(?: count)?$/i.test(name)) fields['followerCount'] ??= value;
  }
  return profileOf(fields);
}

const DEEPEST = 6;

/** Finds the owner in the JSON around the lists: the object that has a `ProfileMap`. */
export function profileIn(frames: readonly ListFrame[]): Profile {
  for (const { json } of frames) {
    const parsed = parseJson(json);
    const map = 'value' in parsed ? findMap(parsed.value, 0) : undefined;
    if (map !== undefined) return profileOf(map);
  }
  return { owner: undefined, followerCount: undefined };
}

function findMap(value: unknown, depth: number): Fields | undefined {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return undefined;
  const { ProfileMap: map } = value as Fields;
  if (typeof map === 'object' && map !== null) return map as Fields;
  for (const inner of Object.values(value)) {
    const found = findMap(inner, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function profileOf({ userName, displayName, followerCount }: Fields): Profile {
  const count = Number(followerCount === '' ? NaN : (followerCount ?? NaN));
  return {
    owner: isHandle(userName)
      ? { handle: userName, ...(isName(displayName) && { name: displayName }) }
      : undefined,
    followerCount: Number.isSafeInteger(count) && count >= 0 ? count : undefined,
  };
}

function isHandle(value: unknown): value is string {
  return typeof value === 'string' && /^[\p{L}\p{N}_.]{1,64}$/u.test(value);
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 1000 && value !== 'N/A';
}
