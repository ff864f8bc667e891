import { runHere } from '../../src/analysis/heavy-work.ts';
import { analyse } from '../../src/analysis/analyse.ts';
import { audienceOf } from '../support/audience-of.ts';
import { personId } from './simulator/events.ts';
import { type BelongingPlan, belongs, type Qualities } from './simulator/belonging.ts';
import { simulateWorld } from './simulator/simulate-world.ts';

/** A community found, most of whose followers are of one planted group. */
export interface JudgedCommunity {
  followers: number;
  qualities: Qualities;
  belongs: boolean;
  isTribe: boolean | null;
}

/** The communities found in a world in which it is known which groups are tribes. */
export async function measureBelonging({
  world,
  qualities,
}: BelongingPlan): Promise<JudgedCommunity[]> {
  const { events, lived } = simulateWorld(world);
  const analysis = runHere(analyse(await audienceOf(events), { seed: 1 }, () => undefined));
  const { log, partition, standings, current } = analysis;
  const groupOf = new Map(lived.people.map(({ group }, who) => [personId(who), group]));
  const members = partition.communities.map(() => new Map<number, number>());
  for (const [person, id] of log.people.ids.entries()) {
    const counts = members[partition.community[person]];
    const group = groupOf.get(id);
    if (counts === undefined || group === undefined || current[person] === 0) continue;
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return members.flatMap((counts, c) => {
    const followers = standings[c].size;
    const [group] = Array.from(counts).find(([, count]) => count > followers / 2) ?? [-1];
    if (group < 0) return [];
    return [
      {
        followers,
        qualities: qualities[group],
        belongs: belongs(qualities[group]),
        isTribe: standings[c].isTribe,
      },
    ];
  });
}
