import type { Fields } from '../../model/fields.ts';
import { idField } from '../../model/fields.ts';
import { kindOf, Rejection, show } from '../../model/rejection.ts';

// Readers of fields that only archives have. For those of events see `src/model/fields.ts`.

/** Returns a record without the object that names its kind, if there is one around it. */
export function unwrapped(record: unknown, wrapper: string): Fields {
  const fields = objectIn(record, 'the record');
  return fields[wrapper] == null ? fields : objectIn(fields[wrapper], `\`${wrapper}\``);
}

export function optionalObject(fields: Fields, name: string): Fields | undefined {
  return fields[name] == null ? undefined : objectIn(fields[name], `\`${name}\``);
}

/** Returns a list of objects; empty if it is missing. */
export function objectList(fields: Fields | undefined, name: string): Fields[] {
  const value = fields?.[name];
  if (value == null) return [];
  if (!Array.isArray(value)) throw new Rejection(`\`${name}\` is ${kindOf(value)}, not a list`);
  return value.map((entry, i) => objectIn(entry, `\`${name}[${i}]\``));
}

/** Returns an id as text. Prefers `name_str`, because `name` may be a number that lost digits. */
export function archiveId(fields: Fields, name: string): string {
  return idField(fields, fields[`${name}_str`] == null ? name : `${name}_str`);
}

export function optionalArchiveId(fields: Fields, name: string): string | undefined {
  if (fields[`${name}_str`] == null && fields[name] == null) return undefined;
  return archiveId(fields, name);
}

/** Returns a count, which archives write as text. */
export function optionalArchiveCount(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  if (value == null) return undefined;
  if (typeof value === 'string' && /^\d{1,15}$/.test(value)) return Number(value);
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  throw new Rejection(`\`${name}\` (${show(value)}) is not a count`);
}

function objectIn(value: unknown, name: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new Rejection(`${name} is ${kindOf(value)}, not an object`);
}
