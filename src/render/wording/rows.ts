import type { Estimate, ReportTopic, ReportTribe, TribeReport } from '../../model/report.ts';
import { peopleInWords, shareInWords } from './estimates.ts';
import { writeCount, writeDecimal, writeNumberOf, writeShare } from './numbers.ts';
import { readableLabel } from './readable-label.ts';

/** The cells of a topic's row. Where evidence is short only the interval is given, or a dash. */
export interface TopicInWords {
  label: string;
  posts: string;
  cost: string;
  build: string;
  lasting: string;
  /** How many came at all, of whom `lasting` are a part; empty where evidence is short. */
  came: string;
  stance: string;
}

const NOTHING = '–';

export function topicInWords(topic: ReportTopic): TopicInWords {
  return {
    label: readableLabel(topic.label),
    posts: writeCount(topic.posts),
    cost: figure(topic.cost.unfollows, topic.cost.verdict),
    build: figure(topic.build.follows, topic.build.verdict),
    lasting: figure(topic.build.lasting, topic.build.verdict),
    came: came(topic.build),
    stance: topic.stance,
  };
}

/** A figure that is not yet evidence shows how wide its interval is rather than a number to quote. */
function figure(estimate: Estimate | null, verdict: string): string {
  if (estimate === null) return NOTHING;
  const { interval, whole } = peopleInWords(estimate);
  return verdict === 'not enough evidence' ? interval : whole;
}

function came({ follows, verdict }: ReportTopic['build']): string {
  return follows === null || verdict === 'not enough evidence'
    ? ''
    : peopleInWords(follows).estimate;
}

/** The cells of a tribe's row. */
export interface TribeInWords {
  label: string;
  terms: string;
  size: string;
  share: string;
  retention: string;
  likeMindedness: string;
  /** What it is the mean of; empty where none of it is known. */
  parts: string;
  kind: 'tribe' | 'community';
}

const TERMS = 4;

export function tribeInWords(tribe: ReportTribe): TribeInWords {
  return {
    label: readableLabel(tribe.label),
    terms: tribe.terms.slice(0, TERMS).map(readableLabel).join(', '),
    size: writeCount(tribe.size),
    share: writeShare(tribe.share),
    retention: tribe.retention90 ? shareInWords(tribe.retention90).whole : NOTHING,
    likeMindedness: likeMindedness(tribe),
    parts: parts(tribe),
    kind: tribe.isTribe ? 'tribe' : 'community',
  };
}

/** Nothing is known of it where nobody is seen to stay longer than others, react or be followed. */
function likeMindedness(tribe: ReportTribe): string {
  return tribe.likeMindedness === 0 ? NOTHING : writeDecimal(tribe.likeMindedness, 2);
}

function parts({ parts: known }: ReportTribe): string {
  const named = [
    ['staying', known?.staying],
    ['breadth', known?.breadth],
    ['both ways', known?.reciprocity],
  ] as const;
  return named
    .flatMap(([name, value]) =>
      typeof value === 'number' ? [`${name} ${writeDecimal(value, 2)}`] : [],
    )
    .join(', ');
}

/** How many followers the table of communities leaves out, or that there is none. */
export function outsideCommunities({ tribes, unclustered }: TribeReport): string {
  if (tribes.length === 0) return 'No communities were found.';
  if (unclustered === 0) return 'Every follower is in a community.';
  const followers = writeNumberOf(unclustered, 'follower is', 'followers are');
  return `${followers} in no community: too little is known that they share with others.`;
}
