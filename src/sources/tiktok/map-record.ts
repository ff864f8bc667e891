import type { Fields } from '../../model/fields.ts';
import { plainHandle } from '../../model/handles.ts';
import { parseInstant, type Instant } from '../../model/instant.ts';
import { kindOf, Rejection, show } from '../../model/rejection.ts';
import type { DownloadedPost, Listed } from '../download/download.ts';

/** Letters of any script, digits, full stops and underscores. */
const HANDLE = /^[\p{L}\p{N}_.]{1,64}$/u;

/** Names of accounts that no longer exist. */
const DELETED = /^(?:|n\/a|none|null|deleted(?: account| user)?)$/i;

/**
 * Returns the person in a record of a list, and since when. Returns `undefined` for a deleted account.
 * Throws a `Rejection` if the record names nobody.
 */
export function mapPerson(record: unknown): Listed | undefined {
  const fields = fieldsOf(record);
  const name = field(fields, 'username');
  if (typeof name !== 'string') throw new Rejection('the record names nobody');
  const handle = plainHandle(name.trim());
  if (DELETED.test(handle)) return undefined;
  if (!HANDLE.test(handle)) throw new Rejection(`(${show(name)}) is not a handle`);
  return { handle, at: optionalTime(field(fields, 'date')) };
}

/** Returns the post in a record, with the text beside the video. Throws a `Rejection`. */
export function mapPost(record: unknown): DownloadedPost {
  const fields = fieldsOf(record);
  const at = optionalTime(field(fields, 'date'));
  if (at === undefined) throw new Rejection('the post has no time');
  const words = [field(fields, 'title'), field(fields, 'addyourstext')].map(textIn);
  const likes = Number(field(fields, 'likes') ?? field(fields, 'like(s)') ?? NaN);
  return {
    at,
    text: words.find((text) => text !== '') ?? '',
    ...(Number.isSafeInteger(likes) && likes >= 0 && { likes }),
  };
}

function textIn(value: unknown): string {
  return typeof value !== 'string' || DELETED.test(value.trim()) ? '' : value.trim();
}

const TIME = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?: ?(?:UTC|Z))?$/;

/** Reads `2026-03-01 06:30:00`, with or without `UTC`. TikTok writes all times in UTC. */
export function timeIn(value: unknown): Instant | undefined {
  const [, day, clock] = (typeof value === 'string' && TIME.exec(value.trim())) || [];
  return day === undefined ? undefined : parseInstant(`${day}T${clock}Z`);
}

function optionalTime(value: unknown): Instant | undefined {
  if (value == null || value === '' || value === 'N/A') return undefined;
  const instant = timeIn(value);
  if (instant !== undefined) return instant;
  throw new Rejection(`the time (${show(value)}) is not like 2026-03-01 06:30:00`);
}

/** Returns a field by its name, in any case and spacing: `UserName`, `User name`, `date`. */
function field(fields: Fields, name: string): unknown {
  const found = Object.keys(fields).find(
    (key) => key.toLowerCase().replaceAll(/[ _]/g, '') === name,
  );
  return found === undefined ? undefined : fields[found];
}

function fieldsOf(record: unknown): Fields {
  if (typeof record === 'object' && record !== null && !Array.isArray(record)) {
    return record as Fields;
  }
  throw new Rejection(`the record is ${kindOf(record)}, not an object`);
}
