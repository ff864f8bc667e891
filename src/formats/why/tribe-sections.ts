import type { WhyTribe } from '../../views/why/why-tribe.ts';
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
export function tribeSections(why: WhyTribe, width: number, palette: Palette): Section[] {
  const facts = (list: Fact[]): string[] => factLines(list, width, palette);
  return [
    { title: readableLabel(why.tribe.label), lines: facts(figures(why)) },
    { title: 'Like-mindedness (everybody: 0.50)', lines: facts(parts(why)) },
    { title: 'How they came', lines: facts(came(why)) },
    { title: 'What they engage with', lines: facts(engaged(why)) },
    {
      title: 'Most typical of those who follow now',
      lines: [...members(why, width, palette), ...andMore(why.members.length)],
    },
  ];
}

function figures({ tribe, left }: WhyTribe): Fact[] {
  return [
    ...(tribe.foundLabel === undefined
      ? []
      : [{ name: 'Found as', value: readableLabel(tribe.foundLabel) }]),
    ...(tribe.splitFrom ? [origin('Split from', tribe.splitFrom)] : []),
    ...(tribe.mergedFrom ?? []).map((from) => origin('Took in', from)),
    { name: 'Kind', value: tribe.isTribe ? 'a tribe' : 'a community, not seen to be a tribe' },
    { name: 'People', value: `${writeCount(tribe.size)}, ${writeShare(tribe.share)} of all` },
    { name: 'Share', value: tribe.terms.map(readableLabel).join(', ') || 'nothing that is known' },
    { name: 'Alike', value: writeDecimal(tribe.cohesion, 2) },
    { name: 'Found again', value: `${writeShare(tribe.stability)} of the runs` },
    ...stays([
      ['Stay 30 days', tribe.retention30],
      ['Stay 90 days', tribe.retention90],
      ['Stay a year', tribe.retention365],
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

function stays(known: [string, Estimate | null | undefined][]): Fact[] {
  return known.flatMap(([name, share]) =>
    share ? [{ name, value: shareInWords(share).whole }] : [],
  );
}

function parts({ tribe, followedBack }: WhyTribe): Fact[] {
  return [
    { name: 'Staying', value: writePart(tribe.parts?.staying) },
    ...(tribe.hardestTopic ? [{ name: 'Hardest', value: hardest(tribe.hardestTopic) }] : []),
    {
      name: 'Breadth',
      value: `${writePart(tribe.parts?.breadth)}: ${writeShare(tribe.breadth)} engaged with more than one topic`,
    },
    {
      name: 'Both ways',
      value: `${writePart(tribe.parts?.reciprocity)}: you follow ${writeCount(followedBack)} of them`,
    },
    { name: 'In all', value: writeDecimal(tribe.likeMindedness, 2) },
  ];
}

function hardest({ topic, staying }: { topic: string; staying: number }): string {
  return `${readableLabel(topic)}: staying ${writeDecimal(staying, 2)} while it is posted`;
}

function writePart(value: number | null | undefined): string {
  return typeof value === 'number' ? writeDecimal(value, 2) : 'not known yet';
}

function came({ came: { beforeWatching, watched, byTopic } }: WhyTribe): Fact[] {
  return [
    { name: 'Before', value: `${writeCount(beforeWatching)}, when watching began` },
    { name: 'Since', value: writeCount(watched) },
    ...byTopic.slice(0, SHOWN).map(({ topic, follows }) => ({
      name: 'With',
      value: `${readableLabel(topic)}: about ${writeCount(follows)}`,
    })),
  ];
}

function engaged(why: WhyTribe): Fact[] {
  return why.engaged.slice(0, SHOWN).map(({ topic, people, times }) => ({
    name: readableLabel(topic),
    value: `${writeNumberOf(people, 'person', 'people')}, ${writeNumberOf(times, 'time', 'times')}`,
  }));
}

function members(why: WhyTribe, width: number, palette: Palette): string[] {
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
