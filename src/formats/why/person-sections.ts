import type { KnownTime, WhyPerson } from '../../views/why/why-person.ts';
import { factLines } from '../text/fact-lines.ts';
import type { Palette } from '../text/palette.ts';
import { writeDay, writeMinute } from '../../render/wording/dates.ts';
import type { Fact } from '../../render/wording/facts.ts';
import { writeNumberOf, writeShare } from '../../render/wording/numbers.ts';
import { readableLabel } from '../../render/wording/readable-label.ts';
import { andMore, nameOf, SHOWN } from './lists.ts';
import type { Section } from './section.ts';

/** What is known of one person, as plain facts. */
export function personSections(why: WhyPerson, width: number, palette: Palette): Section[] {
  const facts = (list: Fact[]): string[] =>
    list.length === 0 ? [] : factLines(list, width, palette);
  return [
    { title: nameOf(why), lines: facts(about(why)) },
    { title: 'Following', lines: facts(spells(why)) },
    { title: 'Follow-churner', lines: facts(followChurner(why)) },
    {
      title: 'Engaged with',
      lines: facts(
        why.engaged.slice(0, SHOWN).map(({ topic, times }) => ({
          name: readableLabel(topic),
          value: writeNumberOf(times, 'time', 'times'),
        })),
      ),
    },
    {
      title: 'Joined to, by what both share',
      lines: [...facts(joined(why)), ...andMore(why.joinedTo.length)],
    },
  ];
}

function about(why: WhyPerson): Fact[] {
  const { community } = why;
  return [
    { name: 'Id', value: readableLabel(why.id) },
    ...(why.name === undefined ? [] : [{ name: 'Name', value: readableLabel(why.name) }]),
    { name: 'Follows', value: why.follows ? 'yes' : 'no' },
    { name: 'You follow', value: why.ownerFollows ? 'yes' : 'no' },
    {
      name: 'Community',
      value:
        community === null
          ? 'none: too little is known that they share with others'
          : `${readableLabel(community.label)} (in ${writeShare(community.stability)} of the runs)`,
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
      name: 'Looked up',
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
          : `${between(left)}; ${left.reason}${left.massDeparture ? ', with many others at once' : ''}`,
    },
  ]);
}

function between({ after, before }: { after: KnownTime; before: KnownTime }): string {
  if (before.at === null) return after.at === null ? 'not known' : `after ${source(after)}`;
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
      name: 'Taken as one',
      value: `${signs.isFollowChurner ? 'yes' : 'no'}${signs.ownerBelieves === null ? '' : ', because you said so'}`,
    },
    {
      name: 'Short stays',
      value: `${short} of ${writeNumberOf(signs.durations.length, 'stay', 'stays')} known from beginning to end, up to ${signs.shortDays} days`,
    },
    { name: 'Engaged', value: signs.engaged ? 'yes' : 'never seen to' },
    { name: 'By the profile', value: byProfile(signs.byProfile) },
  ];
}

function byProfile(chance: number | null): string {
  if (chance === null) return 'not asked: it tells only of those who came for days, once';
  return `${writeShare(chance)} likely, by how many they follow and are followed by`;
}

function joined(why: WhyPerson): Fact[] {
  return why.joinedTo.slice(0, SHOWN).map((other) => ({
    name: nameOf(other),
    value:
      (other.shared
        .slice(0, 5)
        .map(({ term }) => readableLabel(term))
        .join(', ') || 'a tie between them') + (other.sameCommunity ? '' : ' (another community)'),
  }));
}
