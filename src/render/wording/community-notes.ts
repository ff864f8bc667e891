import type { ReportCommunity } from '../../model/report.ts';
import type { Phrase, Sentence } from './answer.ts';
import { writeDay } from './dates.ts';
import { readableLabel } from './readable-label.ts';

type Origin = NonNullable<ReportCommunity['splitFrom']>;

/** One sentence for each community that came from others: which, and since when that is known. */
export function communityNotes(communities: readonly ReportCommunity[]): Sentence[] {
  return communities.flatMap(({ label, splitFrom, mergedFrom }): Sentence[] => {
    const origins = [
      ...(splitFrom ? [came(' split from ', splitFrom)] : []),
      ...(mergedFrom ?? []).map((origin) => came(' took in ', origin)),
    ];
    const said = origins.flatMap((origin, at) => (at === 0 ? origin : [', and', ...origin]));
    return said.length === 0 ? [] : [[{ label: readableLabel(label) }, ...said, '.']];
  });
}

function came(how: string, { label, at }: Origin): Phrase[] {
  return [how, { label: readableLabel(label) }, ` (seen by ${writeDay(at)})`];
}
