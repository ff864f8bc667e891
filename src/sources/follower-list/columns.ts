import type { ListField } from '../../model/list-question.ts';
import {
  OF_PEOPLE,
  OF_PEOPLE_BY_LANGUAGE,
  OF_POSTS,
  OF_POSTS_BY_LANGUAGE,
  type NamesOfFields,
} from './column-names.ts';

/** For each field, the column that contains it. */
export type Columns = Partial<Record<ListField, string>>;

/**
 * Returns a column's name for comparisons: in lower case, without accents, with letters, digits and
 * dots only.
 */
export function plainName(column: string): string {
  return column
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}.]/gu, '')
    .replace(/^\.+/, '');
}

/** Finds the columns of a list of people by their names. */
export function columnsOfPeople(names: readonly string[]): Columns {
  return columnsBy(people, names);
}

/** Finds the columns of a list of posts. */
export function columnsOfPosts(names: readonly string[]): Columns {
  return columnsBy(posts, names);
}

/** Whether rows with these columns are posts: they have a text, an id and a time, and no profile. */
export function arePosts(names: readonly string[]): boolean {
  const { text, id, at } = columnsOfPosts(names);
  const { bio, followers } = columnsOfPeople(names);
  const isProfile = bio !== undefined || followers !== undefined;
  return text !== undefined && id !== undefined && at !== undefined && !isProfile;
}

/** Whether columns with these names identify people. An `id` alone can belong to anything. */
export function namePeople(names: readonly string[]): boolean {
  const { id, handle, address, ...profile } = columnsOfPeople(names);
  if (handle !== undefined || address !== undefined) return true;
  if (id === undefined) return false;
  return names.length === 1 || plainName(id) !== 'id' || Object.keys(profile).length > 0;
}

/** Names of columns of email addresses, which name no account anywhere. */
const EMAILS = new Set(
  'email emails emailaddress mail mailadresse emailadresse correo correoelectronico courriel adressemail'.split(
    ' ',
  ),
);

export function isEmailColumn(name: string): boolean {
  return EMAILS.has(plainName(name));
}

/** What a name can mean: the place of a field in its table, and how certain it is of this field. */
interface Meaning {
  field: ListField;
  place: number;
  rank: number;
}

const people = meaningsIn([OF_PEOPLE, ...Object.values(OF_PEOPLE_BY_LANGUAGE)]);
const posts = meaningsIn([OF_POSTS, ...Object.values(OF_POSTS_BY_LANGUAGE)]);

/** Returns the meanings of each plain name. Names in earlier tables are more certain. */
function meaningsIn(tables: readonly NamesOfFields[]): ReadonlyMap<string, readonly Meaning[]> {
  const meanings = new Map<string, Meaning[]>();
  for (const [place, field] of (Object.keys(tables[0]!) as ListField[]).entries()) {
    const names = tables.flatMap((table) => table[field]?.split(', ') ?? []);
    for (const [rank, name] of names.entries()) {
      const plain = plainName(name);
      const others = meanings.get(plain) ?? [];
      if (others.every((other) => other.field !== field)) others.push({ field, place, rank });
      meanings.set(plain, others);
    }
  }
  return meanings;
}

/** Gives each field its most certain column. Fields choose in the order of their table. */
function columnsBy(
  known: ReadonlyMap<string, readonly Meaning[]>,
  names: readonly string[],
): Columns {
  const found = names.flatMap((name) =>
    (known.get(plainName(name)) ?? []).map((meaning) => ({ name, ...meaning })),
  );
  const columns: Columns = {};
  const taken = new Set<string>();
  for (const { name, field } of found.toSorted((a, b) => a.place - b.place || a.rank - b.rank)) {
    if (columns[field] !== undefined || taken.has(name)) continue;
    columns[field] = name;
    taken.add(name);
  }
  return columns;
}
