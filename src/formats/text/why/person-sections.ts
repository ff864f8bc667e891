import type { KnownTime, WhyPerson } from '../../../views/why/why-person.ts';
import { factLines } from '../fact-lines.ts';
import type { Palette } from '../palette.ts';
import { writeDay, writeMinute } from '../../../model/dates.ts';
import type { Fact } from '../../../render/wording/fact.ts';
import { writeNumberOf, writeShare } from '../../../render/wording/numbers.ts';
import { readableLabel } from '../../../render/wording/readable-label.ts';
import type { Labels } from '../../../render/wording/labels.ts';
import { learnedFacts } from '../../../render/wording/follow-churners.ts';
import { NO_COMMUNITY } from '../../../render/wording/no-community.ts';
import { andMore, nameOf, SHOWN } from './lists.ts';
import type { Section } from './section.ts';

/** What the data shows about one person. */
export function personSections(
  why: WhyPerson,
  width: number,
  palette: Palette,
  labels: Labels,
): Section[] {
  const facts = (list: Fact[]): string[] =>
    list.length === 0 ? [] : factLines(list, width, palette);
  return [
    { title: nameOf(why), lines: facts(about(why)) },
    { title: 'Following', lines: facts(spells(why)) },
    { title: 'Follow churner', lines: facts(followChurner(why)) },
    {
      title: 'Engaged with',
      lines: facts(
        why.engaged.slice(0, SHOWN).map(({ topic, times }) => ({
          name: readableLabel(labels.topic(topic)),
          value: writeNumberOf(times, 'time', 'times'),
        })),
      ),
    },
    {
      title: 'Similar people, and the interests they share',
      lines: [...facts(joined(why)), ...andMore(why.joinedTo.length)],
    },
  ];
}

function about(why: WhyPerson): Fact[] {
  const { community } = why;
  return [
    { name: 'Id', value: readableLabel(why.id) },
    ...(why.name === undefined ? [] : [{ name: 'Name', value: readableLabel(why.name) }]),
    { name: 'Follows you', value: why.follows ? 'yes' : 'no' },
    { name: 'You follow', value: why.ownerFollows ? 'yes' : 'no' },
    ...(why.cameBy === null ? [] : [{ name: 'Came by', value: readableLabel(why.cameBy) }]),
    {
      name: 'Community',
      value:
        community === null
          ? `none: ${NO_COMMUNITY[why.noCommunity ?? 'nothing shared']}`
          : `${readableLabel(community.label)} (in ${writeShare(community.stability)} of repeated runs)`,
    },
    ...(why.interests.length === 0
      ? []
      : [
          {
            name: 'Interests',
            value: why.interests.slice(0, SHOWN).map(readableLabel).join(', '),
          },
        ]),
    ...why.statuses.slice(-SHOWN).map(({ at, status }) => ({
      name: 'Status',
      value: `${writeDay(at)}: ${status}`,
    })),
  ];
}

function spells(why: WhyPerson): Fact[] {
  return why.spells.flatMap(({ followed, left }): Fact[] => [
    { name: 'Followed', value: between(followed) },
    {
      name: 'Left',
      value:
        left === null
          ? 'not yet'
          : `${between(left)}; ${left.reason}${left.massDeparture ? ', in a mass departure' : ''}`,
    },
  ]);
}

function between({ after, before }: { after: KnownTime; before: KnownTime }): string {
  if (before.at === null) return after.at === null ? 'unknown' : `after ${source(after)}`;
  if (after.at === null) return `by ${source(before)}`;
  return after.at === before.at ? source(before) : `after ${source(after)}, by ${source(before)}`;
}

function source({ at, from }: KnownTime): string {
  return `${writeMinute(at!)} (${from})`;
}

function followChurner({ followChurner: signs }: WhyPerson): Fact[] {
  const short = signs.durations.filter((days) => days <= signs.shortDays).length;
  return [
    {
      name: 'Follow churner',
      value: `${signs.isFollowChurner ? 'yes' : 'no'}${signs.ownerBelieves === null ? '' : ', by your correction'}`,
    },
    {
      name: 'Short spells',
      value: `${short} of ${writeNumberOf(signs.durations.length, 'complete spell', 'complete spells')}, at most ${signs.shortDays} days long`,
    },
    { name: 'Engaged', value: signs.engaged ? 'yes' : 'no engagement in the data' },
    ...learnedFacts(signs),
  ];
}

function joined(why: WhyPerson): Fact[] {
  return why.joinedTo.slice(0, SHOWN).map((other) => ({
    name: nameOf(other),
    value:
      (other.shared
        .slice(0, 5)
        .map(({ term }) => readableLabel(term))
        .join(', ') || 'a tie between the two') +
      (other.sameCommunity ? '' : ' (another community)'),
  }));
}
