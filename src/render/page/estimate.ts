import { element } from '../markup/markup.ts';
import type { Markup } from '../markup/markup.ts';
import type { Estimate } from '../../model/report.ts';
import { peopleInWords, shareInWords, type EstimateInWords } from '../wording/estimates.ts';

/**
 * A figure of a table, with a sentence that explains its interval on hover or focus.
 *
 * @param shown the figure, or the interval alone without enough evidence.
 * @param estimate the estimate with what it counts.
 */
function estimateWithWords(
  shown: string,
  words: EstimateInWords,
  of: string,
  estimate = `${words.estimate} ${of}`,
): Markup {
  const sentence =
    shown === words.interval
      ? `Not enough evidence for a single number. The 95% interval is ${words.interval} ${of}.`
      : `Estimate: ${estimate}. The interval of ${words.interval} should contain the true value 95 times in 100.`;
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

/** A number of unfollows, or a dash. A negative number reads as followers kept. */
export function unfollowsWithWords(shown: string, unfollows: Estimate | null) {
  if (unfollows === null) return shown;
  const words = peopleInWords(unfollows);
  const kept =
    unfollows.estimate < 0
      ? `kept about ${peopleInWords(negated(unfollows)).estimate} followers`
      : undefined;
  return estimateWithWords(shown, words, 'unfollows', kept);
}

function negated({ estimate, low, high }: Estimate): Estimate {
  return { estimate: -estimate, low: -high, high: -low };
}

/** A share, or a dash. */
export function shareWithWords(shown: string, estimate: Estimate | null, of: string) {
  return estimate === null ? shown : estimateWithWords(shown, shareInWords(estimate), of);
}
