import { writeDay } from '../../model/dates.ts';
import type { ReportCommunity } from '../../model/report.ts';
import type { Phrase, Sentence } from './summary.ts';
import { readableLabel } from './readable-label.ts';

type Origin = NonNullable<ReportCommunity['splitFrom']>;

/** One sentence for each community that split from others or absorbed them, with the first date. */
export function communityNotes(communities: readonly ReportCommunity[]): Sentence[] {
  return communities.flatMap(({ label, splitFrom, mergedFrom }): Sentence[] => {
    const origins = [
      ...(splitFrom ? [origin(' split from ', splitFrom)] : []),
      ...(mergedFrom ?? []).map((other) => origin(' absorbed ', other)),
    ];
    const phrases = origins.flatMap((one, at) => (at === 0 ? one : [', and', ...one]));
    return phrases.length === 0 ? [] : [[{ label: readableLabel(label) }, ...phrases, '.']];
  });
}

function origin(verb: string, { label, at }: Origin): Phrase[] {
  return [verb, { label: readableLabel(label) }, ` (first seen ${writeDay(at)})`];
}
