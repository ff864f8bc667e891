import { COMMUNITY_STATISTICS } from '../../model/statistics.ts';
import type { Estimate, ReportTopic, ReportCommunity, TribeReport } from '../../model/report.ts';
import { whyNoCommunities } from '../../views/report/why-no-communities.ts';
import { peopleInWords, scoreInWords } from './estimates.ts';
import { writeCount, writeNumberOf, writeShare } from './numbers.ts';
import { readableLabel } from './readable-label.ts';
import { communityStatistic, TABLE_STATISTICS } from './statistics.ts';
import { type TribeVerdict, tribeVerdict } from './tribe-verdicts.ts';

/** The cells of a topic's row. Without enough evidence, a cell has only the interval or a dash. */
export interface TopicInWords {
  label: string;
  posts: string;
  cost: string;
  growth: string;
  lasting: string;
  /** All follows, of which `lasting` are a part; empty without enough evidence. */
  allFollows: string;
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
    allFollows: allFollows(topic.growth),
    role: topic.role,
  };
}

/** Without enough evidence, returns the interval alone, so that nobody quotes a number. */
function figure(estimate: Estimate | null, verdict: string): string {
  if (estimate === null) return NOTHING;
  const { interval, whole } = peopleInWords(estimate);
  return verdict === 'not enough evidence' ? interval : whole;
}

function allFollows({ follows, verdict }: ReportTopic['growth']): string {
  return follows === null || verdict === 'not enough evidence'
    ? ''
    : peopleInWords(follows).estimate;
}

/** One statistic in a cell. */
export interface StatisticInWords {
  title: string;
  text: string;
  hasInterval: boolean;
  /** What the statistic is made of, in small letters. */
  details: string[];
}

/** The cells of a community's row. */
export interface CommunityInWords {
  label: string;
  terms: string;
  size: string;
  share: string;
  /** The statistics that tables show, in the order of their columns. */
  statistics: StatisticInWords[];
  /** The parts of like-mindedness; empty if none is known. */
  parts: string;
  verdict: TribeVerdict;
}

const TERMS = 4;

export function communityInWords(community: ReportCommunity): CommunityInWords {
  return {
    label: readableLabel(community.label),
    terms: community.terms.slice(0, TERMS).map(readableLabel).join(', '),
    size: writeCount(community.size),
    share: writeShare(community.share),
    statistics: TABLE_STATISTICS.map((name) => ({
      title: COMMUNITY_STATISTICS[name].title,
      text: communityStatistic(community, name) ?? NOTHING,
      hasInterval: community[name] !== null && typeof community[name] === 'object',
      details: name === 'likeMindedness' ? partsInWords(community) : [],
    })),
    parts: partsInWords(community).join(', '),
    verdict: tribeVerdict(community.isTribe),
  };
}

function partsInWords({ parts }: ReportCommunity): string[] {
  return Object.entries(parts).flatMap(([name, part]) =>
    part === null ? [] : [`${name} ${scoreInWords(part)}`],
  );
}

/** How many followers are in no community. */
export function outsideCommunities(report: TribeReport): string {
  const { communities, unclustered } = report;
  if (communities.length === 0) return whyNoCommunities(report);
  if (unclustered === 0) return 'Every follower is in a community.';
  const followers = writeNumberOf(unclustered, 'follower is', 'followers are');
  return `${followers} in no community: the data shows too little in common with others.`;
}
