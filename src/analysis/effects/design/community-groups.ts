import type { AudienceLog } from '../../../model/audience-log.ts';
import type { Audience } from '../../audience/audience.ts';
import type { Partition } from '../../communities/detection/partition.ts';
import { isByChoice } from './by-choice.ts';

/** The fewest departures for effects of a community's own. */
const FEWEST_DEPARTURES = 15;
const MOST_GROUPS = 10;

/**
 * Returns the communities with effects of their own: the largest by departures, if they have
 * enough. Everybody else is one more group, numbered last.
 */
export function communityGroups(
  log: AudienceLog,
  audience: Audience,
  partition: Partition,
): { groupOf: Uint16Array; communities: number[] } {
  const departures = new Float64Array(partition.communities.length);
  const { spells } = audience;
  for (let s = 0; s < spells.count; s++) {
    const community = partition.community[spells.person[s]];
    if (community >= 0 && isByChoice(audience, s)) departures[community]++;
  }
  const communities = Array.from(departures.keys())
    .filter((community) => departures[community] >= FEWEST_DEPARTURES)
    .sort((a, b) => departures[b] - departures[a] || a - b)
    .slice(0, MOST_GROUPS)
    .sort((a, b) => a - b);
  const groupOf = new Uint16Array(log.people.count).fill(communities.length);
  const groupOfCommunity = new Map(communities.map((community, group) => [community, group]));
  for (let person = 0; person < groupOf.length; person++) {
    groupOf[person] = groupOfCommunity.get(partition.community[person]) ?? communities.length;
  }
  return { groupOf, communities };
}
