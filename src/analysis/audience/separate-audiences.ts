import type { Snapshot } from '../../model/audience-log.ts';
import { DAY } from '../../model/instant.ts';
import { betaBinomialLowerTail } from '../../stats/beta-binomial-distribution.ts';
import { chainLists, type Chains, LINKED, shareOf } from './common-followers.ts';

/**
 * Half of an audience is expected to remain for at least two years, unless its own lists show that
 * people leave faster: the yearly losses of accounts are mostly between a tenth and a third.
 */
const USUAL_HAZARD = Math.LN2 / (730 * DAY);
/** An audience of up to this many people may be replaced at once, if it is now at most {@link SHORT}. */
const MAY_ALL_BE_REPLACED = 3;
const SHORT = 9;
/** Below this probability, two lists share too few people for one audience. */
const CHANCE = 1e-4;
/** Departures cluster, so the hazard is the one that stretches with this share of people stay below. */
const MOSTLY = 0.9;
/** The share of people who stay varies between stretches as if known from so many people. */
const KNOWN_FROM = 5;

/**
 * Separates lists that can't be of one audience: they share under 5% of the shorter list although
 * at least half of the people should still be there. Returns the audience of each list, numbered
 * from 0; the audience of most lists comes first.
 *
 * @param lists sorted by time, none of them empty.
 * @param people how many people there are.
 * @param isByHandle of each list, whether it names people by handle. Lists that name people in two
 *   ways are never of one audience.
 * Cost: O(total length of the lists + lists x chains).
 */
export function separateAudiences(
  lists: readonly Snapshot[],
  people: number,
  isByHandle: readonly boolean[],
): number[] {
  const isNamedAlike = (a: number, b: number): boolean => isByHandle[a] === isByHandle[b];
  const chains = chainLists(lists, people, isNamedAlike);
  const hazard = Math.max(USUAL_HAZARD, highHazard(lists, chains));
  const apart = new Set<string>();
  for (const [l, found] of chains.common.entries()) {
    const own = chains.chainOf[l];
    for (const { chain, list, people: both } of found) {
      if (chain === own) continue;
      if (!isNamedAlike(l, list) || areStrangers(lists[list], lists[l], both, hazard)) {
        apart.add(`${own} ${chain}`).add(`${chain} ${own}`);
      }
    }
  }
  const audienceOf = uniteChains(chains.chainOf, (a, b) => !apart.has(`${a} ${b}`));
  return chains.chainOf.map((chain) => audienceOf[chain]);
}

/** Whether fewer people remain from one list to a later one than losses explain. */
function areStrangers(before: Snapshot, now: Snapshot, both: number, hazard: number): boolean {
  const [size, sizeNow] = [before.followers.length, now.followers.length];
  const [shorter, longer] = [Math.min(size, sizeNow), Math.max(size, sizeNow)];
  if (longer <= SHORT && shorter <= MAY_ALL_BE_REPLACED) return false;
  if (shareOf(both, before.followers, now.followers) >= LINKED) return false;
  const stays = Math.exp(-hazard * (now.at - before.at));
  return stays >= 0.5 && betaBinomialLowerTail(both, size, stays, KNOWN_FROM) < CHANCE;
}

/**
 * Returns the hazard of leaving, per ms, that most stretches of at least a day within the chains stay
 * below. A stretch weighs as much as it has people, so that one of a few people decides nothing.
 */
function highHazard(lists: readonly Snapshot[], { chainOf, common }: Chains): number {
  const stretches = new Map<number, { time: number; loss: number }>();
  const found: { hazard: number; people: number }[] = [];
  for (const [l, others] of common.entries()) {
    const chain = chainOf[l];
    const link = others.find((entry) => entry.chain === chain);
    if (link === undefined) continue;
    const [before, now] = [lists[link.list], lists[l]];
    const stretch = stretches.get(chain) ?? { time: 0, loss: 0 };
    stretch.time += now.at - before.at;
    stretch.loss -= Math.log(shareOf(link.people, now.followers, before.followers));
    const isLong = stretch.time >= DAY;
    if (isLong) {
      const people = Math.min(now.followers.length, before.followers.length);
      found.push({ hazard: stretch.loss / stretch.time, people });
    }
    stretches.set(chain, isLong ? { time: 0, loss: 0 } : stretch);
  }
  found.sort((a, b) => a.hazard - b.hazard);
  let below = MOSTLY * found.reduce((sum, { people }) => sum + people, 0);
  return found.find(({ people }) => (below -= people) < 0)?.hazard ?? 0;
}

/**
 * Unites chains that nothing sets apart (a long gap, say) into audiences. The longest chain chooses
 * first, so that a single list between two others doesn't decide.
 */
function uniteChains(
  chainOf: readonly number[],
  mayUnite: (a: number, b: number) => boolean,
): number[] {
  const lengths: number[] = [];
  for (const chain of chainOf) lengths[chain] = (lengths[chain] ?? 0) + 1;
  const longestFirst = Array.from(lengths.keys()).sort((a, b) => lengths[b] - lengths[a] || a - b);
  const audiences: number[][] = [];
  for (const chain of longestFirst) {
    const found = audiences.find((others) => others.every((other) => mayUnite(chain, other)));
    if (found === undefined) audiences.push([chain]);
    else found.push(chain);
  }
  const size = (chains: number[]): number => chains.reduce((sum, c) => sum + lengths[c], 0);
  audiences.sort((a, b) => size(b) - size(a) || Math.min(...a) - Math.min(...b));
  const audienceOf: number[] = [];
  audiences.forEach((chains, a) => chains.forEach((chain) => (audienceOf[chain] = a)));
  return audienceOf;
}
