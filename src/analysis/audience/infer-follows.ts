import type { Snapshot } from '../../model/audience-log.ts';
import type { InferredFollows, Spells } from './audience.ts';
import { earliestInOrder, latestInOrder } from './running-bounds.ts';

/**
 * Bounds follow times by the order of lists. Nobody followed before the people further down the
 * list or after those further up, and nobody followed before their own account or the owner's
 * existed. Several lists narrow each other.
 *
 * @param lists in believed order, sorted by time.
 * @param dates when each person's account was made; -Infinity if unknown.
 * @param since when the owner's account was made; -Infinity if unknown.
 * Cost: O(spells + total length of the lists).
 */
export function inferFollows(
  spells: Spells,
  lists: readonly Snapshot[],
  dates: Float64Array,
  since: number,
): InferredFollows {
  const inferred = knownBefore(spells, dates, since);
  const rows = lists.map((list) => spellsListed(spells, list, dates.length));
  let disputed = 0;
  let listed = 0;
  for (const list of rows) {
    disputed += boundIn(spells, list, inferred);
    listed += list.length;
  }
  // Bounds from later lists narrow the earlier ones.
  for (const list of rows.toReversed().slice(1)) boundIn(spells, list, inferred);
  return { ...inferred, disputed: listed > 0 ? disputed / listed : 0 };
}

/** Returns the bounds known without any list. A date after the follow is ignored. */
function knownBefore(
  spells: Spells,
  dates: Float64Array,
  since: number,
): Pick<InferredFollows, 'after' | 'before'> {
  const firstFollow = spells.followBefore.reduce((first, time) => Math.min(first, time), Infinity);
  const owner = since <= firstFollow ? since : -Infinity;
  const after = spells.followBefore.map((before, s) => {
    const made = dates[spells.person[s]];
    return Math.max(owner, made <= before ? made : -Infinity);
  });
  return { after, before: new Float64Array(spells.count).fill(Infinity) };
}

/** Returns the spells open at the time of a list, last position first. */
function spellsListed(
  spells: Spells,
  { followers, at, began = at }: Snapshot,
  people: number,
): Int32Array {
  const current = new Int32Array(people).fill(-1);
  for (let s = 0; s < spells.count; s++) {
    if (spells.followBefore[s] <= at && spells.leaveBefore[s] > began)
      current[spells.person[s]] = s;
  }
  const listed = new Int32Array(followers.length);
  let count = 0;
  for (let place = followers.length - 1; place >= 0; place--) {
    const spell = current[followers[place]];
    if (spell >= 0) listed[count++] = spell;
  }
  return listed.subarray(0, count);
}

/** Narrows the bounds for the people in a list. Returns for how many the order is impossible. */
function boundIn(
  { followAfter, followBefore }: Spells,
  list: Int32Array,
  { after, before }: Pick<InferredFollows, 'after' | 'before'>,
): number {
  const knownAfter = new Float64Array(list.length);
  const knownBefore = new Float64Array(list.length);
  for (const [place, s] of list.entries()) {
    knownAfter[place] = Math.max(followAfter[s], after[s]);
    knownBefore[place] = Math.min(followBefore[s], before[s]);
  }
  const earliest = earliestInOrder(knownAfter, knownBefore);
  const latest = latestInOrder(knownAfter, knownBefore);
  let disputed = 0;
  for (const [place, s] of list.entries()) {
    const [from, to] = [earliest[place], latest[place]];
    if (from > to || from > knownBefore[place] || to < knownAfter[place]) {
      disputed++;
      continue;
    }
    if (from > after[s]) after[s] = from;
    if (to < followBefore[s] && to < before[s]) before[s] = to;
  }
  return disputed;
}
