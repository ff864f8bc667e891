import type { WrittenCorrection } from '../../model/written-correction.ts';
import { writeMinute } from './dates.ts';
import { writeNumberOf } from './numbers.ts';
import { readableLabel } from './readable-label.ts';

/**
 * What the owner says, as a sentence without its full stop.
 *
 * @param tribeLabel what a community is called, by its id.
 */
export function correctionInWords(
  correction: WrittenCorrection,
  communityLabel: (id: string) => string = (id) => id,
): string {
  switch (correction.kind) {
    case 'topic': {
      const { label, keywords, examples } = correction;
      const by = [
        ...(keywords.length > 0 ? [`words ${keywords.map(readableLabel).join(', ')}`] : []),
        ...(examples.length > 0 ? [writeNumberOf(examples.length, 'example', 'examples')] : []),
      ];
      return `The topic ${readableLabel(label)}, by ${by.join(' and ')}`;
    }
    case 'community-name':
      return `${readableLabel(communityLabel(correction.community))} is called ${readableLabel(correction.name)}`;
    case 'snapshot':
      return `The reading of ${writeMinute(correction.at)} is ${correction.believed ? '' : 'not '}to be believed`;
    case 'follow-churner':
      return `${readableLabel(correction.person)} is ${correction.followChurner ? 'a' : 'no'} follow-churner`;
    case 'post-topics':
      return `The post ${readableLabel(correction.post)} is about ${correction.topics.map(readableLabel).join(' and ')}`;
  }
}
