import { DAY } from '../../model/instant.ts';
import type { PersonEvent } from '../../model/events.ts';
import { typeCode } from '../event-facts.ts';
import type { Sql } from './schema.ts';

/** A profile says little of a list made longer before or after it. */
const LONGEST_APART = 30 * DAY;

/**
 * Returns how many followers the owner's profile had about a time, by the nearest version.
 * Cost: the versions of one profile.
 */
export async function followersNear(
  sql: Sql,
  account: { number: number; id: string },
  at: number,
): Promise<number | undefined> {
  const versions = await sql
    .selectFrom('event')
    .innerJoin('person', (join) =>
      join
        .onRef('person.account', '=', 'event.account')
        .onRef('person.number', '=', 'event.person'),
    )
    .select(['event.at', 'event.text'])
    .where('event.account', '=', account.number)
    .where('event.type', '=', typeCode('person'))
    .where('person.id', '=', account.id)
    .where('event.at', '>=', at - LONGEST_APART)
    .where('event.at', '<=', at + LONGEST_APART)
    .execute();
  const counts = versions.flatMap((version) => {
    const { followers } = JSON.parse(version.text!) as PersonEvent;
    return followers === undefined ? [] : { followers, apart: Math.abs(version.at! - at) };
  });
  return counts.sort((a, b) => a.apart - b.apart)[0]?.followers;
}
