import type {
  WrittenCorrection,
  WrittenStoredCorrection,
  WrittenTopic,
} from '../../model/written-correction.ts';
import { writeMinute } from '../../model/dates.ts';
import { writeNumberOf } from './numbers.ts';
import { readableLabel } from './readable-label.ts';

/** What topics and communities are called. */
export interface NamesInWords {
  /** Returns the label of a community by its id. */
  communityLabel?: (id: string) => string;
  /** The owner's names of topics, by id. */
  topicNames?: ReadonlyMap<string, string>;
}

/**
 * A correction as a sentence without its full stop.
 *
 * @param handle the handle of the person it is about, if known.
 */
export function correctionInWords(
  correction: WrittenCorrection,
  handle: string | undefined,
  { communityLabel = (id) => id, topicNames = new Map() }: NamesInWords = {},
): string {
  const called = (topic: WrittenTopic): string =>
    readableLabel(topicNames.get(topic.id) ?? topic.label ?? topic.id);
  switch (correction.kind) {
    case 'topic': {
      const { label, keywords, examples } = correction;
      const by = [
        ...(keywords.length > 0 ? [`the words ${keywords.map(readableLabel).join(', ')}`] : []),
        ...(examples.length > 0 ? [writeNumberOf(examples.length, 'example', 'examples')] : []),
      ];
      return `Defined the topic ${readableLabel(label)} by ${by.join(' and ')}`;
    }
    case 'topic-name':
      return `Renamed ${readableLabel(correction.topic.label ?? correction.topic.id)} to ${readableLabel(correction.name)}`;
    case 'topic-merge':
      return `Merged ${correction.topics.map(called).join(' and ')} into ${called(correction.into)}`;
    case 'topic-split':
      return `Split ${called({ id: correction.id ?? '', label: correction.name })} from ${called(correction.topic)}`;
    case 'community-name':
      return `Renamed ${readableLabel(communityLabel(correction.community))} to ${readableLabel(correction.name)}`;
    case 'snapshot':
      return `${correction.believed ? 'Accepted' : 'Doubted'} the snapshot of ${writeMinute(correction.at)}`;
    case 'follow-churner':
      return `Marked ${handle === undefined ? readableLabel(correction.person) : `@${readableLabel(handle.replace(/^@/u, ''))}`} as ${correction.followChurner ? '' : 'not '}a follow churner`;
    case 'post-topics':
      return `Set the topics of post ${readableLabel(correction.post)} to ${correction.topics.map(readableLabel).join(' and ')}`;
  }
}

/** Returns the owner's names of topics that are in force, by id. */
export function namesInForce(corrections: readonly WrittenStoredCorrection[]): Map<string, string> {
  return new Map(
    corrections.flatMap(({ correction, undoneAt, replacedBy }) =>
      correction.kind === 'topic-name' && undoneAt === null && replacedBy === null
        ? [[correction.topic.id, correction.name]]
        : [],
    ),
  );
}

/** Returns the ids of the topics that a correction is about, and that of the topic it makes. */
export function topicsWritten(correction: WrittenCorrection): string[] {
  switch (correction.kind) {
    case 'topic-name':
      return [correction.topic.id];
    case 'topic-merge':
      return [...correction.topics, correction.into].map(({ id }) => id);
    case 'topic-split':
      return [correction.id ?? '', ...[correction.topic, ...correction.parts].map(({ id }) => id)];
    default:
      return [];
  }
}
