import type { ReportTopic } from '../../model/report.ts';
import { peopleInWords } from './estimates.ts';

type Growth = Pick<ReportTopic['growth'], 'follows' | 'lasting'>;

/**
 * How many followers a topic attracted, and how many of them stay: `120 followers (90 to 150); about
 * 80 (50 to 100) of them are expected to stay`. Empty if neither is known.
 */
export function attractedInWords({ follows, lasting }: Growth): string {
  const stay = lasting && peopleInWords(lasting);
  if (follows === null)
    return stay === null ? '' : `${stay.estimate} of your current followers (${stay.interval})`;
  const { estimate, interval } = peopleInWords(follows);
  const retention = stay === null ? '' : `; about ${stay.whole} of them are expected to stay`;
  return `${estimate} followers (${interval})${retention}`;
}
