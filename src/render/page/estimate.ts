import { element } from '../markup/markup.ts';
import type { Markup } from '../markup/markup.ts';
import type { Estimate } from '../../model/report.ts';
import { peopleInWords, shareInWords, type EstimateInWords } from '../wording/estimates.ts';

/**
 * A figure as it stands in a table, which says its interval in a whole sentence when it is pointed
 * at or has the focus.
 *
 * @param shown what stands there: the figure, or the interval alone where evidence is short.
 */
function estimateWithWords(shown: string, words: EstimateInWords, of: string): Markup {
  const sentence =
    shown === words.interval
      ? `Not enough evidence for a number: anything from ${words.interval} ${of} fits what was seen.`
      : `Best guess ${words.estimate} ${of}. The range from ${words.interval} is meant to hold the truth 95 times in 100.`;
  return element(
    'span',
    { class: 'estimate', tabindex: 0 },
    shown,
    element('span', { class: 'tip', role: 'note' }, sentence),
  );
}

/** A number of people, or a dash. */
export function peopleWithWords(shown: string, estimate: Estimate | null, of: string) {
  return estimate === null ? shown : estimateWithWords(shown, peopleInWords(estimate), of);
}

/** A share, or a dash. */
export function shareWithWords(shown: string, estimate: Estimate | null, of: string) {
  return estimate === null ? shown : estimateWithWords(shown, shareInWords(estimate), of);
}
