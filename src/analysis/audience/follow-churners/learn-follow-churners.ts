import type { People } from '../../../model/audience-log.ts';
import type { Spells } from '../audience.ts';
import { bioWords } from './bio-words.ts';
import { type Evidence, STANDING } from './evidence.ts';
import type { LearnedSigns } from './learned-signs.ts';
import { profileNumbers } from './profile-numbers.ts';
import { visitLengths } from './visit-lengths.ts';

/** Share of newcomers who are follow churners at first, and the prior for it as people. */
const FIRST_SHARE = 0.3;
const PRIOR = { churners: 0.5, others: 20 };
const MOST_ROUNDS = 60;
/** Learning ends when the probabilities change less than this on average. */
const LEAST_CHANGE = 1e-5;
/** Gain in log likelihood from two kinds of profiles by which there are two. */
const TWO_KINDS = 10;

/**
 * Learns from repeaters what follow churners are like, from stayers what others are like, and so how
 * likely each doubtful person is a follow churner. Two classes of newcomers, in which three kinds of
 * evidence are independent (naive Bayes), are fitted by expectation maximisation with the standings
 * as labels (Nigam, McCallum, Thrun and Mitchell, "Text classification from labeled and unlabeled
 * documents using EM", Machine Learning 39, 2000).
 *
 * Where profiles are not of two kinds, there is nothing to learn from: leaving soon is no reason
 * then, unless the person's profile speaks for it.
 *
 * @param standing for each person one of `STANDING`.
 * @returns the doubtful people whom the data says something about.
 * Cost: O(people + spells), and O(doubtful people and repeaters) for each of up to 60 rounds.
 */
export function learnFollowChurners(
  spells: Spells,
  people: People,
  standing: Uint8Array,
): Map<number, LearnedSigns> {
  const numbers = profileNumbers(people, standing);
  const bio = bioWords(people, standing);
  const visits = visitLengths(spells, standing);
  const doubtful = peopleOf(standing, STANDING.doubtful);
  const chance = fit([numbers, bio, visits], standing, doubtful, newcomers(spells, standing));
  const areTwoKinds = gainOfTwoKinds(numbers, chance, doubtful) > TWO_KINDS;
  const learned = new Map<number, LearnedSigns>();
  for (const person of doubtful) {
    const byNumbers = numbers.logRatio(person);
    const byBio = bio.logRatio(person);
    if (!areTwoKinds && byNumbers + byBio <= 0) continue;
    learned.set(person, {
      chance: chance[person],
      numbers: byNumbers === 0 ? null : Math.exp(byNumbers),
      bio: byBio === 0 ? null : Math.exp(byBio),
      visits: Math.exp(visits.logRatio(person)),
      words: bio.markers(person),
    });
  }
  return learned;
}

/** Returns the probability of each person: 1 for repeaters, 0 for everybody not doubtful. */
function fit(
  evidence: readonly Evidence[],
  standing: Uint8Array,
  doubtful: readonly number[],
  among: number,
): Float64Array {
  const chance = Float64Array.from(standing, (own) => Number(own === STANDING.repeater));
  let share = FIRST_SHARE;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let [sum, change] = [0, 0];
    for (const person of doubtful) {
      let logOdds = Math.log(share / (1 - share));
      for (const one of evidence) logOdds += one.logRatio(person);
      const next = 1 / (1 + Math.exp(-logOdds));
      change += Math.abs(next - chance[person]);
      chance[person] = next;
      sum += next;
    }
    if (change <= LEAST_CHANGE * doubtful.length) break;
    share = (sum + PRIOR.churners) / (among + PRIOR.churners + PRIOR.others);
    for (const one of evidence) one.learn(chance);
  }
  return chance;
}

/** Returns the gain in log likelihood from two kinds of profiles over the one of others. */
function gainOfTwoKinds(
  numbers: Evidence,
  chance: Float64Array,
  doubtful: readonly number[],
): number {
  const share = doubtful.reduce((sum, person) => sum + chance[person], 0) / doubtful.length;
  return doubtful.reduce(
    (sum, person) => sum + Math.log1p(share * Math.expm1(numbers.logRatio(person))),
    0,
  );
}

/** Returns how many people, without repeaters, have a spell with a known start. */
function newcomers(spells: Spells, standing: Uint8Array): number {
  let count = 0;
  let last = -1;
  for (let s = 0; s < spells.count; s++) {
    const person = spells.person[s];
    if (spells.followAfter[s] === -Infinity || person === last) continue;
    last = person;
    if (standing[person] !== STANDING.repeater) count++;
  }
  return count;
}

function peopleOf(standing: Uint8Array, wanted: number): number[] {
  const found: number[] = [];
  for (let person = 0; person < standing.length; person++)
    if (standing[person] === wanted) found.push(person);
  return found;
}
