import type { Fields } from '../../model/fields.ts';
import { arePosts, namePeople, plainName } from './columns.ts';

/** Names of objects in which tools wrap a record. */
const WRAPPERS = new Set(
  'user node follower following followee follow actor account profile tweet status post object data result legacy'.split(
    ' ',
  ),
);

/** Names of the list in a file from various tools, the most certain first. */
const LISTS = new Set(
  'followers following followings follows friends users accounts people profiles members ordereditems items data ids usernames handles screennames tweets posts statuses feed results list nodes edges records rows elements'.split(
    ' ',
  ),
);

export function isListName(name: string): boolean {
  return LISTS.has(plainName(name));
}

/** Finds a number with more digits than JavaScript keeps. */
const LONG_NUMBER = /(?:^|[:[,\s])-?\d{16,}\s*(?:[,\]}]|$)/;

/** Real records have a few levels. With some thousand, reading them overflows the stack. */
const MOST_LEVELS = 100;

/** Parses JSON without rounding: a whole number beyond 2^53 becomes text. Never throws. */
export function parseExactly(
  text: string,
  what: 'line' | 'record',
): { value: unknown } | { rejection: string } {
  try {
    const value = parsed(text);
    return isTooDeep(value) ? { rejection: `the ${what} is nested too deeply` } : { value };
  } catch {
    return { rejection: `the ${what} is not JSON` };
  }
}

function parsed(text: string): unknown {
  if (!LONG_NUMBER.test(text)) return JSON.parse(text);
  return (JSON.parse as ParseWithSource)(text, (_, value, { source }) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(source ?? '')
      ? source
      : value,
  );
}

/** Goes level by level, because a recursive walk could overflow the stack itself. */
function isTooDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MOST_LEVELS) return true;
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? (Object.values(one) as unknown[]) : [],
    );
  }
  return false;
}

type ParseWithSource = (
  text: string,
  reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
) => unknown;

/**
 * Returns the fields of a record by name, those of objects in it as `user.name`. A record that only
 * wraps another (`{"user": {…}}`) has the fields of both. A text or number is the field `value`.
 */
export function fieldsOfRecord(value: unknown): Fields {
  const fields: Fields = Object.create(null);
  if (typeof value !== 'object' || value === null) fields['value'] = value;
  else addFields(fields, unwrapped(value as Fields), '', 0);
  return fields;
}

function unwrapped(record: Fields): Fields {
  if (isRecord(record)) return record;
  for (const [name, inner] of Object.entries(record)) {
    if (WRAPPERS.has(plainName(name)) && isObject(inner)) {
      const { [name]: _, ...others } = record;
      return { ...others, ...unwrapped(inner) };
    }
  }
  return record;
}

/** Whether fields are those of a person or a post. Lists and objects do not count as fields. */
export function isRecord(fields: Fields): boolean {
  const names = Object.keys(fields).filter(
    (name) => typeof fields[name] !== 'object' || fields[name] === null,
  );
  return namePeople(names) || arePosts(names);
}

const DEEPEST = 2;

function addFields(fields: Fields, record: Fields, path: string, depth: number): void {
  for (const [name, value] of Object.entries(record)) {
    if (isObject(value) && depth < DEEPEST) addFields(fields, value, `${path}${name}.`, depth + 1);
    else fields[path + name] = value;
  }
}

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
