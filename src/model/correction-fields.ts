import type { Fields } from './fields.ts';
import { textField } from './fields.ts';
import { kindOf, Rejection } from './rejection.ts';

/** Parsers of fields that several corrections have. They throw a {@link Rejection}. */

const LONGEST_NAME = 80;

/** Parses a name: one line that is not empty. */
export function nameField(fields: Fields, name: string): string {
  const value = textField(fields, name, LONGEST_NAME).replace(/\s+/gu, ' ').trim();
  if (value === '') throw new Rejection(`\`${name}\` is empty`);
  return value;
}

/** Parses a name in a list. */
export function nameIn(value: unknown, name: string): string {
  return nameField({ [name]: value }, name);
}

/** Returns the distinct entries of a list. A missing list counts as an empty one. */
export function listField<Item>(
  fields: Fields,
  name: string,
  most: number,
  parse: (value: unknown, name: string) => Item,
): Item[] {
  const value = fields[name];
  if (value == null) return [];
  if (!Array.isArray(value)) throw new Rejection(`\`${name}\` is ${kindOf(value)}, not a list`);
  if (value.length > most) {
    throw new Rejection(`\`${name}\` has ${value.length} entries; at most ${most} are allowed`);
  }
  return [...new Set(value.map((item: unknown, at) => parse(item, `${name}[${at}]`)))];
}
