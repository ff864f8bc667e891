import type { WrittenDecision } from '../../model/written-decision.ts';
import { writeMinute } from './dates.ts';
import { writeNumberOf } from './numbers.ts';
import { readableLabel } from './readable-label.ts';

/**
 * What the owner says, as a sentence without its full stop.
 *
 * @param tribeLabel what a community is called, by its id.
 */
export function decisionInWords(
  decision: WrittenDecision,
  tribeLabel: (id: string) => string = (id) => id,
): string {
  switch (decision.kind) {
    case 'topic': {
      const { label, keywords, examples } = decision;
      const by = [
        ...(keywords.length > 0 ? [`words ${keywords.map(readableLabel).join(', ')}`] : []),
        ...(examples.length > 0 ? [writeNumberOf(examples.length, 'example', 'examples')] : []),
      ];
      return `The topic ${readableLabel(label)}, by ${by.join(' and ')}`;
    }
    case 'tribe-name':
      return `${readableLabel(tribeLabel(decision.tribe))} is called ${readableLabel(decision.name)}`;
    case 'reading':
      return `The reading of ${writeMinute(decision.at)} is ${decision.believed ? '' : 'not '}to be believed`;
    case 'churner':
      return `${readableLabel(decision.person)} is ${decision.churner ? 'a' : 'no'} follow-churner`;
    case 'post-topics':
      return `The post ${readableLabel(decision.post)} is about ${decision.topics.map(readableLabel).join(' and ')}`;
  }
}
