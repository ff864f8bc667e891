import type { CommunityPage, MembersPage } from '../../model/pages/community-page.ts';
import type { TribeReport } from '../../model/report.ts';
import type { Analysis } from '../../analysis/result.ts';
import { followedBackSince } from '../../analysis/communities/standing/followed-back.ts';
import { gainedSpells } from '../../analysis/retention/gained-spells.ts';
import { retentionCurve } from '../../analysis/retention/retention-curve.ts';
import { whyCommunity, type WhyCommunity } from '../why/why-community.ts';
import type { PageBasis } from '../page-basis.ts';
import { peopleRules } from '../person/people-rules.ts';
import { type ListQuery, listPage } from '../rows/list-page.ts';

const SHOWN = 8;

/** @param position of the community in `Partition.communities`. */
export function communityPage(
  analysis: Analysis,
  report: TribeReport,
  basis: PageBasis,
  position: number,
): CommunityPage {
  const { community, members, came, engaged, left, followedBack } = whyCommunity(
    analysis,
    report,
    position,
  );
  const { audience, partition, window } = analysis;
  const gained = gainedSpells(audience);
  const own = gained.filter((s) => partition.community[audience.spells.person[s]] === position);
  const named = members.map((member) => withName(analysis, basis, member));
  return {
    community,
    retention: retentionCurve(audience, own, window),
    everybody: basis.everybody,
    examples: named.slice(0, SHOWN),
    came,
    engaged,
    left,
    followedBack,
    talkTo: peopleToTalkTo(analysis, basis, named),
  };
}

/** A page of the current members, the most typical first unless the query sorts them. */
export function communityMembers(
  analysis: Analysis,
  report: TribeReport,
  basis: PageBasis,
  position: number,
  query: ListQuery,
  after: number,
): MembersPage {
  const { members } = whyCommunity(analysis, report, position);
  const known = new Map(members.map((member) => [basis.numberOf(member.id)!, member]));
  const rules = peopleRules(analysis, basis);
  const { entries, all, next } = listPage(
    [...known.keys()],
    query,
    {
      ...rules,
      columns: {
        ...rules.columns,
        typicality: (person) => known.get(person)!.typicality,
        stability: (person) => known.get(person)!.stability,
      },
    },
    after,
  );
  const items = entries.map((person) => ({
    ...basis.listed.of(person),
    typicality: shareOf(known.get(person)!.typicality),
    stability: known.get(person)!.stability,
  }));
  return { items, all, next };
}

function shareOf(typicality: number): number {
  return Math.min(1, Math.max(0, typicality));
}

function withName(
  { log: { people } }: Analysis,
  basis: PageBasis,
  member: WhyCommunity['members'][number],
): CommunityPage['examples'][number] {
  const name = people.profiles[basis.numberOf(member.id)!]?.name;
  return { ...member, typicality: shareOf(member.typicality), ...(name !== undefined && { name }) };
}

/** Members who engage most, with the most topics, and whom the owner does not follow. */
function peopleToTalkTo(
  { log, engaged }: Analysis,
  basis: PageBasis,
  members: CommunityPage['examples'],
): CommunityPage['talkTo'] {
  const back = followedBackSince(log);
  return members
    .map(({ id, typicality, handle, name }) => {
      const person = basis.numberOf(id)!;
      let times = 0;
      for (let e = engaged.start[person]; e < engaged.start[person + 1]; e++)
        times += engaged.value[e];
      const topics = engaged.start[person + 1] - engaged.start[person];
      const called = {
        ...(handle !== undefined && { handle }),
        ...(name !== undefined && { name }),
      };
      return { id, ...called, times, topics, typicality };
    })
    .filter(({ id, times }) => times > 0 && back[basis.numberOf(id)!] === Infinity)
    .sort((a, b) => b.topics - a.topics || b.times - a.times || (a.id < b.id ? -1 : 1))
    .slice(0, SHOWN);
}
