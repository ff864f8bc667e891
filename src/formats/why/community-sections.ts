import type { WhyCommunity } from '../../views/why/why-community.ts';
import type { Estimate } from '../../model/report.ts';
import { factLines } from '../text/fact-lines.ts';
import type { Palette } from '../text/palette.ts';
import { table } from '../text/table.ts';
import { writeDay } from '../../render/wording/dates.ts';
import { shareInWords } from '../../render/wording/estimates.ts';
import type { Fact } from '../../render/wording/facts.ts';
import {
  writeCount,
  writeDecimal,
  writeNumberOf,
  writeShare,
} from '../../render/wording/numbers.ts';
import { readableLabel } from '../../render/wording/readable-label.ts';
import { andMore, nameOf, SHOWN } from './lists.ts';
import type { Section } from './section.ts';

/** What a community's figures rest on. */
export function communitySections(why: WhyCommunity, width: number, palette: Palette): Section[] {
  const facts = (list: Fact[]): string[] => factLines(list, width, palette);
  return [
    { title: readableLabel(why.community.label), lines: facts(figures(why)) },
    { title: 'Like-mindedness (everybody: 0.50)', lines: facts(parts(why)) },
    { title: 'How they came', lines: facts(came(why)) },
    { title: 'What they engage with', lines: facts(engaged(why)) },
    {
      title: 'Most typical of those who follow now',
      lines: [...members(why, width, palette), ...andMore(why.members.length)],
    },
  ];
}

function figures({ community, left }: WhyCommunity): Fact[] {
  return [
    ...(community.foundLabel === undefined
      ? []
      : [{ name: 'Found as', value: readableLabel(community.foundLabel) }]),
    ...(community.splitFrom ? [origin('Split from', community.splitFrom)] : []),
    ...(community.mergedFrom ?? []).map((from) => origin('Took in', from)),
    { name: 'Kind', value: community.isTribe ? 'a tribe' : 'a community, not seen to be a tribe' },
    {
      name: 'People',
      value: `${writeCount(community.size)}, ${writeShare(community.share)} of all`,
    },
    {
      name: 'Share',
      value: community.terms.map(readableLabel).join(', ') || 'nothing that is known',
    },
    { name: 'Alike', value: writeDecimal(community.cohesion, 2) },
    { name: 'Found again', value: `${writeShare(community.stability)} of the runs` },
    ...durations([
      ['Stay 30 days', community.retention30],
      ['Stay 90 days', community.retention90],
      ['Stay a year', community.retention365],
    ]),
    {
      name: 'Left',
      value: `${writeCount(left.byChoice)} by choice, ${writeCount(left.otherwise)} otherwise`,
    },
  ];
}

function origin(name: string, { label, at }: { label: string; at: string }): Fact {
  return { name, value: `${readableLabel(label)} (seen by ${writeDay(at)})` };
}

function durations(known: [string, Estimate | null | undefined][]): Fact[] {
  return known.flatMap(([name, share]) =>
    share ? [{ name, value: shareInWords(share).whole }] : [],
  );
}

function parts({ community, followedBack }: WhyCommunity): Fact[] {
  return [
    { name: 'Staying', value: writePart(community.parts?.retention) },
    ...(community.hardestTopic
      ? [{ name: 'Hardest', value: hardest(community.hardestTopic) }]
      : []),
    {
      name: 'Breadth',
      value: `${writePart(community.parts?.breadth)}: ${writeShare(community.breadth)} engaged with more than one topic`,
    },
    {
      name: 'Both ways',
      value: `${writePart(community.parts?.reciprocity)}: you follow ${writeCount(followedBack)} of them`,
    },
    { name: 'In all', value: writeDecimal(community.likeMindedness, 2) },
  ];
}

function hardest({ topic, retention }: { topic: string; retention: number }): string {
  return `${readableLabel(topic)}: staying ${writeDecimal(retention, 2)} while it is posted`;
}

function writePart(value: number | null | undefined): string {
  return typeof value === 'number' ? writeDecimal(value, 2) : 'not known yet';
}

function came({ came: { beforeWatching, watched, byTopic } }: WhyCommunity): Fact[] {
  return [
    { name: 'Before', value: `${writeCount(beforeWatching)}, when watching began` },
    { name: 'Since', value: writeCount(watched) },
    ...byTopic.slice(0, SHOWN).map(({ topic, follows }) => ({
      name: 'With',
      value: `${readableLabel(topic)}: about ${writeCount(follows)}`,
    })),
  ];
}

function engaged(why: WhyCommunity): Fact[] {
  return why.engaged.slice(0, SHOWN).map(({ topic, people, times }) => ({
    name: readableLabel(topic),
    value: `${writeNumberOf(people, 'person', 'people')}, ${writeNumberOf(times, 'time', 'times')}`,
  }));
}

function members(why: WhyCommunity, width: number, palette: Palette): string[] {
  const rows = why.members
    .slice(0, SHOWN)
    .map((member) => [
      { text: nameOf(member) },
      { text: writeDecimal(member.typicality, 2) },
      { text: writeShare(member.stability) },
    ]);
  return table(
    [
      { title: 'Who', align: 'left', least: 10 },
      { title: 'Alike', align: 'right' },
      { title: 'Found again', align: 'right' },
    ],
    rows,
    width,
    palette.faint,
  );
}
