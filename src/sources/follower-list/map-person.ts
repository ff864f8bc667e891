import type { Platform } from '../../model/events.ts';
import { isWhole, whyNoId, type Fields } from '../../model/fields.ts';
import { formatInstant, type Instant } from '../../model/instant.ts';
import { handleId, handleOfId } from '../../model/handles.ts';
import { Rejection, show } from '../../model/rejection.ts';
import { isRounded, type ExactDigits, WHY_ROUNDED } from '../../model/rounded-ids.ts';
import { unwrappedId } from '../../model/spoilt-id.ts';
import type { DateOrder } from '../../model/written-date.ts';
import { timeOfId } from '../../model/snowflake.ts';
import { isOfOtherPlatform, notOfPlatform } from '../only-about.ts';
import type { Columns } from './columns.ts';
import { isEmail, namedBy, namedByAddress, type Named } from './person-named.ts';
import { plainText } from './plain-text.ts';
import { countOf, textOf, timeOf } from './values.ts';

/** How to read the people of a list. */
export interface PeopleForm {
  columns: Columns;
  /** When the list was made. */
  at: Instant;
  platform: Platform;
  /** The order of day, month and year in the list's dates, if they show it. */
  order?: DateOrder | undefined;
  /** To how many digits a program has rounded the ids; `undefined`: it has not. */
  rounding?: ExactDigits | undefined;
}

/**
 * Returns the id of the person in a row, and events about them. Throws a `Rejection` if the row names
 * nobody.
 */
export function mapPerson(fields: Fields, form: PeopleForm): { id: string; events: Fields[] } {
  const { columns, at, platform, rounding } = form;
  const { id, handle } = named(fields, columns);
  const person = id ?? (handle === undefined ? undefined : handleId(handle));
  if (person === undefined) throw new Rejection('the row names nobody');
  if (id === undefined && isEmail(handle!)) {
    throw new Rejection(
      `\`${columnOf(columns)}\` (${show(handle)}) is an email address, which names no account`,
    );
  }
  if (id === undefined && platform !== 'other' && /\s/u.test(handle!)) {
    throw new Rejection(
      `\`${columnOf(columns)}\` (${show(handle)}) is no handle: it contains a space`,
    );
  }
  if (!isWhole(handleOfId(person) ?? person)) {
    throw new Rejection(`\`${columnOf(columns)}\` ${whyNoId(handleOfId(person) ?? person)}`);
  }
  if (rounding !== undefined && isRounded(person, rounding)) {
    throw new Rejection(`\`${columns.id}\` (${person}) ${WHY_ROUNDED}`);
  }
  if (isOfOtherPlatform(person, platform)) {
    throw new Rejection(`\`${columnOf(columns)}\` ${notOfPlatform(person, platform)}`);
  }
  const profile = profileOf(fields, form);
  const events: Fields[] = [];
  if (handle !== undefined || Object.keys(profile).length > 0) {
    events.push({ type: 'person', id: person, handle, ...profile, at: formatInstant(at) });
  }
  if (profile.createdAt === undefined && platform === 'x') events.push(...madeAt(person, at));
  const followed = timeOf(fields, columns.followedAt, form.order);
  if (followed !== undefined && followed <= at) {
    events.push({ type: 'follow', person, at: formatInstant(followed) });
  }
  return { id: person, events };
}

/** Returns the column that identifies the person of a row. */
function columnOf({ id, handle, address }: Columns): string {
  return id ?? handle ?? address ?? '';
}

const ID = /^(?:\d+|did:\S+)$/;

/** Returns the id and the handle of a person, each from the best column that has it. */
function named(fields: Fields, columns: Columns): Named {
  const [id, handle, address] = [columns.id, columns.handle, columns.address].map((column) =>
    textOf(fields, column),
  );
  const byAddress = address === undefined ? undefined : namedByAddress(address);
  const byHandle = handle === undefined ? undefined : withServer(namedBy(handle), byAddress);
  const byId = id === undefined ? undefined : namedById(id);
  const all = [byId, byHandle, byAddress].filter((found) => found !== undefined);
  return Object.assign({}, ...all.toReversed()) as Named;
}

function namedById(id: string): Named {
  const whole = unwrappedId(id);
  if (ID.test(whole)) return { id: whole };
  return (/[/:]/.test(id) ? namedByAddress(id) : undefined) ?? { id };
}

/** Adds its server to a handle without one, if the address is on Mastodon. */
function withServer(by: Named, address: Named | undefined): Named {
  if (by.handle === undefined || address?.platform !== 'mastodon') return by;
  return by.handle.includes('@') ? by : { ...by, handle: address.handle! };
}

function profileOf(fields: Fields, { columns, at, order }: PeopleForm): Fields {
  const profile: Fields = {};
  for (const name of ['name', 'bio', 'location', 'lang'] as const) {
    const text = textOf(fields, columns[name]);
    if (text !== undefined) profile[name] = name === 'bio' ? plainText(text) : text;
  }
  for (const name of ['followers', 'following'] as const) {
    const count = countOf(fields, columns[name]);
    if (count !== undefined) profile[name] = count;
  }
  const created = timeOf(fields, columns.createdAt, order);
  if (created !== undefined && created <= at) profile.createdAt = formatInstant(created);
  return profile;
}

/** Returns when the account was made, if its id shows it, as a profile without a time of its own. */
function madeAt(id: string, at: Instant): Fields[] {
  const made = timeOfId(id);
  if (made === undefined || made > at) return [];
  return [{ type: 'person', id, createdAt: formatInstant(made) }];
}
