import { instant, type Lived, personId, postsOf } from '../simulator/events.ts';
import type { Person } from '../simulator/lives.ts';
import type { Rates } from '../simulator/rates.ts';
import type { WorldPlan } from '../simulator/world-plan.ts';

/** An owner's download at the end of a world. */
export interface SimulatedDownload {
  events: object[];
  /** How many current followers each topic attracted. */
  lasting: Float64Array;
}

/** The download has posts and the times of the follows. Nobody who left is in it, and no profile. */
export function downloadOf(lived: Lived, rates: Rates): SimulatedDownload {
  const { plan, people } = lived;
  const lasting = new Float64Array(plan.topics.length);
  const current: { id: string; follow: number }[] = [];
  for (const [who, person] of people.entries()) {
    const spell = person.spells.find(({ leave }) => leave === Infinity);
    if (spell === undefined) continue;
    current.push({ id: personId(who), follow: spell.follow });
    if (!spell.isNew || spell.follow <= 0 || person.group < 0) continue;
    const causes = causesOf(plan, rates, person, Math.floor(spell.follow * 24));
    for (const [k, share] of causes.entries()) lasting[k] += share;
  }
  current.sort((a, b) => b.follow - a.follow);
  // Nobody knows the follows that earlier posts brought, so the download begins with the watch.
  const posts = lived.posts.filter(({ at }) => at >= 0);
  return {
    lasting,
    events: [
      { type: 'account', id: 'owner', platform: 'other' },
      ...postsOf({ plan, posts }),
      ...current.map(({ id, follow }) => ({ type: 'follow', person: id, at: instant(follow) })),
      {
        type: 'snapshot',
        at: instant(plan.days),
        complete: true,
        ordered: true,
        followers: current.map(({ id }) => id),
      },
    ],
  };
}

/**
 * The probability that each topic attracted somebody, given their group and how fast people like
 * them leave. Given both, whether they stayed says nothing about the cause.
 */
function causesOf(
  { topics, groups }: WorldPlan,
  { byTopic, base, burst }: Rates,
  { group, passing }: Person,
  hour: number,
): number[] {
  const usual = groups[group].share;
  const ofTopics = topics.map((topic, k) => {
    const inGroup = 0.7 * Number(topic.brings === group) + 0.3 * usual;
    return topic.passing === passing ? byTopic[k][hour] * inGroup : 0;
  });
  const others = (passing === 1 ? base[hour] : burst[hour]) * usual;
  const all = ofTopics.reduce((sum, rate) => sum + rate, others);
  return ofTopics.map((rate) => (all > 0 ? rate / all : 0));
}
