import type { Fields } from '../../model/fields.ts';
import { columnsOfPeople } from './columns.ts';
import { fieldsOfRecord, isListName, isObject, isRecord } from './json-fields.ts';

/** A handle as the name of a field. */
const HANDLE = /^@?[\w.-]{1,100}(?:@[\w.-]+)?$/u;
/** Objects with fewer fields say nothing of what their names are. */
const FEWEST = 2;

/**
 * Finds people in an object whose fields are named by handles: `{"ada": {"name": "Ada"}, …}`, alone
 * or as a list of followers. Returns their fields by the name of the list, which is empty without one.
 */
export function keyedPeople(value: unknown): Map<string, Fields[]> {
  const found = new Map<string, Fields[]>();
  if (!isObject(value) || isRecord(value)) return found;
  if (areProfiles(value)) return found.set('', rowsOf(value));
  for (const [name, inner] of Object.entries(value)) {
    if (!isObject(inner) || isRecord(inner)) continue;
    const isList = isListName(name) && areKeyed(inner) && areAll(inner, isFollower);
    if (isList || areProfiles(inner)) found.set(name, rowsOf(inner));
  }
  return found;
}

/** Whether every field is a profile, or every field is the time of a follow. */
function areProfiles(value: Fields): boolean {
  if (!areKeyed(value) || Object.keys(value).length < FEWEST) return false;
  return areAll(value, isTime) || areAll(value, isProfile);
}

function areKeyed(value: Fields): boolean {
  const names = Object.keys(value);
  return names.length > 0 && names.every((name) => HANDLE.test(name) && !isListName(name));
}

function areAll(value: Fields, is: (inner: unknown) => boolean): boolean {
  return Object.values(value).every(is);
}

function isTime(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d(?:[T ]|$)/u.test(value);
}

function isProfile(value: unknown): boolean {
  return (
    isObject(value) && Object.keys(columnsOfPeople(Object.keys(fieldsOfRecord(value)))).length > 0
  );
}

function isFollower(value: unknown): boolean {
  return value === true || value === null || isTime(value) || isObject(value);
}

function rowsOf(value: Fields): Fields[] {
  return Object.entries(value).map(([handle, inner]) => {
    if (typeof inner === 'string') return { handle, followed_at: inner };
    const fields = isObject(inner) ? fieldsOfRecord(inner) : {};
    return columnsOfPeople(Object.keys(fields)).handle === undefined
      ? { ...fields, handle }
      : fields;
  });
}
