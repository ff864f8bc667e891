import type { Platform } from '../../../model/events.ts';
import { handleOfId, personIdOf } from '../../../model/handles.ts';
import { typeCode } from '../../event-facts.ts';
import type { SqlConnection } from '../database.ts';
import type { EventTable, PersonTable, Sql } from '../schema.ts';
import type { HandleVersion } from './handle-holders.ts';
import { PeopleIndex } from './people-index.ts';
import { PeopleNames } from './people-names.ts';

type PersonRow = Pick<PersonTable, 'id' | 'number' | 'known'>;

/** The stored people of an account, and who is behind each id. */
export interface StoredPeople {
  people: PersonRow[];
  names: PeopleNames;
}

/** Returns the people whom some event makes known, not those whom events only refer to. */
export function knownPeople({ people, names }: StoredPeople): PeopleIndex {
  return new PeopleIndex(
    people.filter(({ known }) => known === 1),
    names,
  );
}

/** Reads the people of an account. If any is known by handle only, also reads all profiles. */
export async function readPeople(
  { sql, each }: Pick<SqlConnection, 'sql' | 'each'>,
  account: number,
): Promise<StoredPeople> {
  const platform = await platformOf(sql, account);
  const people = await sql
    .selectFrom('person')
    .select(['id', 'number', 'known'])
    .where('account', '=', account)
    .orderBy('id')
    .execute();
  const idOf = ({ id }: PersonRow): string => personIdOf(platform, id);
  const isByHandle = people.some((person) => handleOfId(idOf(person)) !== undefined);
  const versions = isByHandle ? await handleVersions({ sql, each }, account, people, idOf) : [];
  return { people, names: new PeopleNames(platform, versions) };
}

/** Returns the platform whose ids and handles the events of an account use. */
export async function platformOf(sql: Sql, account: number): Promise<Platform> {
  const row = await sql
    .selectFrom('account')
    .select('platform')
    .where('number', '=', account)
    .executeTakeFirstOrThrow();
  return row.platform as Platform;
}

/** Returns the handles in the profiles of people whose id is known. */
async function handleVersions(
  { sql, each }: Pick<SqlConnection, 'sql' | 'each'>,
  account: number,
  people: readonly PersonRow[],
  idOf: (person: PersonRow) => string,
): Promise<HandleVersion[]> {
  const ids = new Map(people.map((person) => [person.number, idOf(person)]));
  const versions: HandleVersion[] = [];
  const rows = sql
    .selectFrom('event')
    .select(['person', 'at', 'text'])
    .where('account', '=', account)
    .where('type', '=', typeCode('person'));
  await each(rows, ({ person, at, text }: Pick<EventTable, 'person' | 'at' | 'text'>) => {
    const id = ids.get(person!)!;
    const { handle } = JSON.parse(text!) as { handle?: string };
    if (handle && handleOfId(id) === undefined) versions.push({ id, handle, at: at ?? -Infinity });
  });
  return versions;
}
