import { element } from '../markup/markup.ts';
import type { Estimate } from '../../model/report.ts';
import {
  lossInWords,
  peopleInWords,
  shareInWords,
  type EstimateInWords,
} from '../wording/estimates.ts';

/**
 * A figure of a table, with a sentence that explains its interval on hover or focus.
 *
 * @param shown the figure, or the interval alone without enough evidence.
 * @param estimate the figure as part of a sentence.
 */
function explained(shown: string, { interval }: EstimateInWords, of: string, estimate: string) {
  const sentence =
    shown === interval
      ? `Not enough evidence for a single number. The 95% interval is ${interval} ${of}.`
      : `Estimate: ${estimate}. The range in brackets should contain the true value 95 times in 100.`;
  return element(
    'span',
    { class: 'estimate', tabindex: 0 },
    shown,
    element('span', { class: 'tip', role: 'note' }, sentence),
  );
}

/** A number of people, or a dash. */
export function peopleWithWords(shown: string, estimate: Estimate | null, of: string) {
  if (estimate === null) return shown;
  const words = peopleInWords(estimate);
  return explained(shown, words, of, `${words.whole} ${of}`);
}

/** A number of unfollows, or a dash. The sentence calls a negative number followers kept. */
export function unfollowsWithWords(shown: string, unfollows: Estimate | null) {
  if (unfollows === null) return shown;
  const words = peopleInWords(unfollows);
  return explained(shown, words, 'unfollows', lossInWords(unfollows, 'unfollows'));
}

/** A share, or a dash. */
export function shareWithWords(shown: string, estimate: Estimate | null, of: string) {
  if (estimate === null) return shown;
  const words = shareInWords(estimate);
  return explained(shown, words, of, `${words.whole} ${of}`);
}
