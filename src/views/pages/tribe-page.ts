import type { TribePage } from '../../model/pages/tribe-page.ts';
import type { TribeReport } from '../../model/report.ts';
import type { Analysis } from '../../analysis/result.ts';
import { numberOf } from '../../analysis/audience/number-of.ts';
import { followedBackSince } from '../../analysis/communities/standing/followed-back.ts';
import { gainedSpells } from '../../analysis/retention/gained-spells.ts';
import { stayingCurve } from '../../analysis/retention/staying-curve.ts';
import { whyTribe, type WhyTribe } from '../why/why-tribe.ts';

const SHOWN = 8;

/** @param position of the community in `Tribes.communities`. */
export function tribePage(analysis: Analysis, report: TribeReport, position: number): TribePage {
  const { tribe, members, came, engaged, left, followedBack } = whyTribe(
    analysis,
    report,
    position,
  );
  const { audience, tribes } = analysis;
  const gained = gainedSpells(audience);
  const own = gained.filter((s) => tribes.community[audience.spells.person[s]] === position);
  const named = members.map((member) => withName(analysis, member));
  return {
    tribe,
    staying: stayingCurve(audience, own),
    everybody: stayingCurve(audience, gained),
    examples: named.slice(0, SHOWN),
    came,
    engaged,
    left,
    followedBack,
    talkTo: peopleToTalkTo(analysis, named),
  };
}

/** All members who follow now, the most typical first. */
export function tribeMembers(
  analysis: Analysis,
  report: TribeReport,
  position: number,
): TribePage['examples'] {
  return whyTribe(analysis, report, position).members.map((member) => withName(analysis, member));
}

function withName(
  { log: { people } }: Analysis,
  member: WhyTribe['members'][number],
): TribePage['examples'][number] {
  const name = people.profiles[numberOf(people.ids, member.id)]?.name;
  const typicality = Math.min(1, Math.max(0, member.typicality));
  return { ...member, typicality, ...(name !== undefined && { name }) };
}

/** Those who react most, to the most topics, and whom the owner does not follow. */
function peopleToTalkTo(
  { log, engaged }: Analysis,
  members: TribePage['examples'],
): TribePage['talkTo'] {
  const back = followedBackSince(log);
  return members
    .map(({ id, typicality, handle, name }) => {
      const person = numberOf(log.people.ids, id);
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
    .filter(({ id, times }) => times > 0 && back[numberOf(log.people.ids, id)] === Infinity)
    .sort((a, b) => b.topics - a.topics || b.times - a.times || (a.id < b.id ? -1 : 1))
    .slice(0, SHOWN);
}
