import type { Fields } from '../../model/fields.ts';
import { DAY, parseInstant, type Instant } from '../../model/instant.ts';
import { plainHandle } from '../../model/handles.ts';
import { kindOf, Rejection, show } from '../../model/rejection.ts';
import type { DownloadedPost, Listed } from '../download/download.ts';
import { decode } from './decode.ts';
import { labelled } from './labels.ts';

/** Letters, digits, full stops and underscores: at most 30 today, so we allow a few more. */
const HANDLE = /^[\w.]{1,64}$/;

/** Names of accounts that no longer exist. */
const DELETED = /^__deleted__/;

const PROFILE = /^https?:\/\/(?:www\.)?instagram\.com\/(?:_u\/)?([\w.]+)\/?(?:[?#].*)?$/i;

/**
 * Returns the person in a record of a list. The handle is in `value`, in newer lists in `title`, or
 * only in the address. The newest lists label it. Returns `undefined` for a deleted account. Throws a
 * `Rejection` if the record names nobody.
 */
export function mapPerson(record: unknown): Listed | undefined {
  const fields = fieldsOf(record);
  const [data = {}] = objects(fields['string_list_data']);
  const { href } = data;
  const names = [
    data['value'],
    fields['title'],
    typeof href === 'string' ? PROFILE.exec(href)?.[1] : undefined,
    labelled(fields, 'username'),
  ].filter((name) => typeof name === 'string' && name.trim() !== '') as string[];
  const handles = names.map((name) => plainHandle(decode(name).trim()));
  if (handles.some((handle) => DELETED.test(handle))) return undefined;
  const handle = handles.find((name) => HANDLE.test(name));
  if (handle === undefined) {
    const [name] = names;
    throw new Rejection(
      name === undefined ? 'the record names nobody' : `(${show(name)}) is not a handle`,
    );
  }
  const { time } = fields;
  const at =
    typeof time === 'string' ? timeIn(time) : secondsIn(data['timestamp'] ?? fields['timestamp']);
  return { handle, at };
}

/**
 * Returns the post in a record. Its text is the caption of the post, or of its only picture or video.
 * Throws a `Rejection` if it has no time.
 */
export function mapPost(record: unknown): DownloadedPost {
  const fields = fieldsOf(record);
  const media = objects(fields['media']);
  const parts = [fields, ...media];
  const at = firstOf(parts, ({ creation_timestamp: seconds, timestamp, taken_at: time }) =>
    typeof time === 'string' ? timeIn(time) : secondsIn(seconds ?? timestamp),
  );
  if (at === undefined) throw new Rejection('the post has no time');
  const text = firstOf(parts, ({ title, caption }) => textIn(title) ?? textIn(caption));
  return { at, text: text ?? labelled(fields, 'caption') ?? '' };
}

function textIn(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = decode(value).trim();
  return text === '' ? undefined : text;
}

/** Reads a time in seconds since 1970; 0 if Instagram does not know it. */
export function secondsIn(value: unknown): Instant | undefined {
  const seconds = typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value;
  if (seconds == null || seconds === 0) return undefined;
  if (typeof seconds === 'number' && Number.isInteger(seconds) && seconds > DAY / 1000) {
    const instant = parseInstant(new Date(Math.min(seconds * 1000, FARTHEST)).toISOString());
    if (instant !== undefined) return instant;
  }
  throw new Rejection(`the time (${show(value)}) is not seconds since 1970`);
}

/** The last time that a `Date` can represent, in ms. */
const FARTHEST = 8.64e15;

/** Reads a time in words. Downloads up to 2020 left out the zone, which is UTC. */
export function timeIn(text: string): Instant {
  const instant = parseInstant(text) ?? parseInstant(`${text}Z`);
  if (instant === undefined) throw new Rejection(`the time (${show(text)}) is not a time`);
  return instant;
}

function firstOf<Found>(
  parts: readonly Fields[],
  read: (fields: Fields) => Found | undefined,
): Found | undefined {
  for (const fields of parts) {
    const found = read(fields);
    if (found !== undefined) return found;
  }
  return undefined;
}

function fieldsOf(record: unknown): Fields {
  if (typeof record === 'object' && record !== null && !Array.isArray(record)) {
    return record as Fields;
  }
  throw new Rejection(`the record is ${kindOf(record)}, not an object`);
}

function objects(value: unknown): Fields[] {
  if (!Array.isArray(value)) return [];
  return value.filter((entry) => typeof entry === 'object' && entry !== null) as Fields[];
}
