import type { Estimate, ReportTopic, ReportTribe } from '../../model/report.ts';
import { peopleInWords, shareInWords } from './estimates.ts';
import { writeCount, writeDecimal, writeShare } from './numbers.ts';
import { readableLabel } from './readable-label.ts';

/** The cells of a topic's row. Where evidence is short only the interval is given, or a dash. */
export interface TopicInWords {
  label: string;
  posts: string;
  cost: string;
  build: string;
  lasting: string;
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
    stance: topic.stance,
  };
}

/** A figure that is not yet evidence shows how wide its interval is rather than a number to quote. */
function figure(estimate: Estimate | null, verdict: string): string {
  if (estimate === null) return NOTHING;
  const { interval, whole } = peopleInWords(estimate);
  return verdict === 'not enough evidence' ? interval : whole;
}

/** The cells of a tribe's row. */
export interface TribeInWords {
  label: string;
  terms: string;
  size: string;
  share: string;
  retention: string;
  likeMindedness: string;
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
    likeMindedness: writeDecimal(tribe.likeMindedness, 2),
    kind: tribe.isTribe ? 'tribe' : 'community',
  };
}
