import type { PersonPage } from '../../model/pages/person-page.ts';
import type { Fact } from './fact.ts';
import { writeCount, writeShare } from './numbers.ts';
import { readableLabel } from './readable-label.ts';

type Signs = Pick<
  PersonPage['followChurner'],
  'durations' | 'shortDays' | 'shortSpells' | 'learned'
>;

/** What other follow churners say about one person: the probability, and what it rests on. */
export function learnedFacts(signs: Signs): Fact[] {
  const { learned } = signs;
  if (learned === null) return [{ name: 'Compared with others', value: whyNotLearned(signs) }];
  const words = learned.words.map((word) => `“${readableLabel(word)}”`).join(', ');
  return [
    {
      name: 'Compared with others',
      value: `${writeShare(learned.chance)} likely to be a follow churner`,
    },
    ...ratioFact('Followed accounts and followers', learned.numbers),
    ...ratioFact(words === '' ? 'Bio' : `Bio with ${words}`, learned.bio),
    ...ratioFact('Lengths of spells', learned.visits),
  ];
}

function whyNotLearned({ durations, shortDays, shortSpells }: Signs): string {
  const short = durations.filter((days) => days <= shortDays).length;
  return short >= shortSpells
    ? `not used, because ${shortSpells} short spells are enough`
    : 'no signs of a follow churner';
}

function ratioFact(name: string, ratio: number | null): Fact[] {
  if (ratio === null) return [];
  const value =
    ratio >= 1
      ? `${times(ratio)} as likely among follow churners as among others`
      : `${times(1 / ratio)} as likely among others as among follow churners`;
  return [{ name, value }];
}

function times(ratio: number): string {
  if (ratio > 1000) return 'over 1,000 times';
  return `${ratio < 10 ? ratio.toFixed(1) : writeCount(ratio)} times`;
}
