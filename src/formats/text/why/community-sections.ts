import type { WhyCommunity } from '../../../views/why/why-community.ts';
import type { Estimate, ReportCommunity } from '../../../model/report.ts';
import { factLines } from '../fact-lines.ts';
import type { Palette } from '../palette.ts';
import { table } from '../table.ts';
import { writeDay } from '../../../model/dates.ts';
import { scoreInWords } from '../../../render/wording/estimates.ts';
import type { Fact } from '../../../render/wording/fact.ts';
import {
  writeCount,
  writeDecimal,
  writeNumberOf,
  writeShare,
} from '../../../render/wording/numbers.ts';
import { readableLabel } from '../../../render/wording/readable-label.ts';
import { communityStatisticFacts } from '../../../render/wording/statistics.ts';
import { tribeVerdict } from '../../../render/wording/tribe-verdicts.ts';
import type { Labels } from '../../../render/wording/labels.ts';
import { andMore, nameOf, SHOWN } from './lists.ts';
import type { Section } from './section.ts';

/** The evidence behind the figures of a community. */
export function communitySections(
  why: WhyCommunity,
  width: number,
  palette: Palette,
  labels: Labels,
): Section[] {
  const facts = (list: Fact[]): string[] => factLines(list, width, palette);
  return [
    { title: readableLabel(why.community.label), lines: facts(figures(why)) },
    { title: 'Parts of like-mindedness (whole audience: 0.50)', lines: facts(parts(why, labels)) },
    { title: 'How members arrived', lines: facts(arrivals(why, labels)) },
    { title: 'Topics they engage with', lines: facts(engaged(why, labels)) },
    {
      title: 'Most typical current members',
      lines: [...members(why, width, palette), ...andMore(why.members.length)],
    },
  ];
}

function figures({ community, left }: WhyCommunity): Fact[] {
  return [
    ...(community.foundLabel === undefined
      ? []
      : [{ name: 'Original label', value: readableLabel(community.foundLabel) }]),
    ...(community.splitFrom ? [origin('Split from', community.splitFrom)] : []),
    ...(community.mergedFrom ?? []).map((from) => origin('Absorbed', from)),
    { name: 'Verdict', value: tribeVerdict(community.isTribe) },
    {
      name: 'People',
      value: `${writeCount(community.size)}, ${writeShare(community.share)} of all`,
    },
    {
      name: 'Shared interests',
      value: community.terms.map(readableLabel).join(', ') || 'none known',
    },
    ...communityStatisticFacts(community),
    {
      name: 'Left',
      value: `${writeCount(left.byChoice)} by choice, ${writeCount(left.otherwise)} otherwise`,
    },
  ];
}

function origin(name: string, { label, at }: { label: string; at: string }): Fact {
  return { name, value: `${readableLabel(label)} (first seen ${writeDay(at)})` };
}

function parts({ community, followedBack }: WhyCommunity, labels: Labels): Fact[] {
  return [
    { name: 'Retention', value: writePart(community.parts.retention) },
    ...(community.hardestTopic
      ? [{ name: 'Lowest with topic', value: hardest(community.hardestTopic, labels) }]
      : []),
    {
      name: 'Breadth',
      value: writePart(community.parts.breadth),
    },
    {
      name: 'Reciprocity',
      value: `${writePart(community.parts.reciprocity)}: you follow ${writeCount(followedBack)} of them`,
    },
  ];
}

function hardest(
  { topic, retention }: NonNullable<ReportCommunity['hardestTopic']>,
  labels: Labels,
): string {
  return `${readableLabel(labels.topic(topic))}: retention ${writePart(retention)} around its posts`;
}

function writePart(part: Estimate | null): string {
  return scoreInWords(part) ?? 'not known yet';
}

function arrivals(
  { came: { beforeWatching, watched, byTopic } }: WhyCommunity,
  labels: Labels,
): Fact[] {
  return [
    { name: 'Before', value: `${writeCount(beforeWatching)}, before the window` },
    { name: 'Since', value: writeCount(watched) },
    ...byTopic.slice(0, SHOWN).map(({ topic, follows }) => ({
      name: 'Attracted by',
      value: `${readableLabel(labels.topic(topic))}: about ${writeCount(follows)}`,
    })),
  ];
}

function engaged(why: WhyCommunity, labels: Labels): Fact[] {
  return why.engaged.slice(0, SHOWN).map(({ topic, people, times }) => ({
    name: readableLabel(labels.topic(topic)),
    value: `${writeNumberOf(people, 'person', 'people')}, ${writeNumberOf(times, 'engagement', 'engagements')}`,
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
      { title: 'Person', align: 'left', least: 10 },
      { title: 'Typicality', align: 'right' },
      { title: 'Stability', align: 'right' },
    ],
    rows,
    width,
    palette.faint,
  );
}
