import type { Estimate, ReportTopic, ReportCommunity, TribeReport } from '../../model/report.ts';
import { peopleInWords, shareInWords } from './estimates.ts';
import { writeCount, writeDecimal, writeNumberOf, writeShare } from './numbers.ts';
import { readableLabel } from './readable-label.ts';

/** The cells of a topic's row. Where evidence is short only the interval is given, or a dash. */
export interface TopicInWords {
  label: string;
  posts: string;
  cost: string;
  growth: string;
  lasting: string;
  /** How many came at all, of whom `lasting` are a part; empty where evidence is short. */
  came: string;
  role: string;
}

const NOTHING = '–';

export function topicInWords(topic: ReportTopic): TopicInWords {
  return {
    label: readableLabel(topic.label),
    posts: writeCount(topic.posts),
    cost: figure(topic.cost.unfollows, topic.cost.verdict),
    growth: figure(topic.growth.follows, topic.growth.verdict),
    lasting: figure(topic.growth.lasting, topic.growth.verdict),
    came: came(topic.growth),
    role: topic.role,
  };
}

/** A figure that is not yet evidence shows how wide its interval is rather than a number to quote. */
function figure(estimate: Estimate | null, verdict: string): string {
  if (estimate === null) return NOTHING;
  const { interval, whole } = peopleInWords(estimate);
  return verdict === 'not enough evidence' ? interval : whole;
}

function came({ follows, verdict }: ReportTopic['growth']): string {
  return follows === null || verdict === 'not enough evidence'
    ? ''
    : peopleInWords(follows).estimate;
}

/** The cells of a tribe's row. */
export interface CommunityInWords {
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

export function communityInWords(community: ReportCommunity): CommunityInWords {
  return {
    label: readableLabel(community.label),
    terms: community.terms.slice(0, TERMS).map(readableLabel).join(', '),
    size: writeCount(community.size),
    share: writeShare(community.share),
    retention: community.retention90 ? shareInWords(community.retention90).whole : NOTHING,
    likeMindedness: likeMindedness(community),
    parts: parts(community),
    kind: community.isTribe ? 'tribe' : 'community',
  };
}

/** Nothing is known of it where nobody is seen to stay longer than others, react or be followed. */
function likeMindedness(community: ReportCommunity): string {
  return community.likeMindedness === 0 ? NOTHING : writeDecimal(community.likeMindedness, 2);
}

function parts({ parts: known }: ReportCommunity): string {
  const named = [
    ['retention', known?.retention],
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
export function outsideCommunities({ communities, unclustered }: TribeReport): string {
  if (communities.length === 0) return 'No communities were found.';
  if (unclustered === 0) return 'Every follower is in a community.';
  const followers = writeNumberOf(unclustered, 'follower is', 'followers are');
  return `${followers} in no community: too little is known that they share with others.`;
}
