import { type Content, element, type Markup } from '../markup/markup.ts';
import type { StatisticInWords } from '../wording/rows.ts';
import type { Estimate } from '../../model/report.ts';
import { lossInWords, peopleInWords, type EstimateInWords } from '../wording/estimates.ts';

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
      : `Estimate: ${estimate}. ${BRACKETS}`;
  return withTip(shown, sentence);
}

const BRACKETS = 'The range in brackets should contain the true value 95 times in 100.';

function withTip(shown: string, tip: string): Markup {
  return element(
    'span',
    { class: 'estimate', tabindex: 0 },
    shown,
    element('span', { class: 'tip', role: 'note' }, tip),
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

/** A statistic as text, with a sentence that explains its interval if it has one. */
export function statisticWithWords({ title, text, hasInterval }: StatisticInWords): Content {
  if (!hasInterval) return text;
  return withTip(text, `${title}: ${text}. ${BRACKETS}`);
}
