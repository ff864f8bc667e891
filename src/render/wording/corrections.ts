import type { WrittenCorrection } from '../../model/written-correction.ts';
import { writeMinute } from '../../model/dates.ts';
import { writeNumberOf } from './numbers.ts';
import { readableLabel } from './readable-label.ts';

/**
 * A correction as a sentence without its full stop.
 *
 * @param handle the handle of the person it is about, if known.
 * @param communityLabel returns the label of a community by its id.
 */
export function correctionInWords(
  correction: WrittenCorrection,
  handle: string | undefined,
  communityLabel: (id: string) => string = (id) => id,
): string {
  switch (correction.kind) {
    case 'topic': {
      const { label, keywords, examples } = correction;
      const by = [
        ...(keywords.length > 0 ? [`words ${keywords.map(readableLabel).join(', ')}`] : []),
        ...(examples.length > 0 ? [writeNumberOf(examples.length, 'example', 'examples')] : []),
      ];
      return `Defined the topic ${readableLabel(label)} by ${by.join(' and ')}`;
    }
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
