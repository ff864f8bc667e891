import { expect, test } from 'vitest';
import { judgeSnapshots } from '../../src/analysis/audience/judge-snapshots.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { tries } from '../support/soak.ts';
import { listAt, randomLists } from './random-lists.ts';

const SEEDS = tries(8, 2000);

test('hardly any list of an audience is taken for another one, and lists of others are', () => {
  let [all, wrong] = [0, 0];
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { lists, people } = randomLists(seed);
    const noCorrections = new Map<number, boolean>();
    const byHandle = new Uint8Array(2 * people + 20_000);
    const listed = { count: byHandle.length, byHandle };
    const own = judgeSnapshots(lists, listed, noCorrections);
    expect(
      own.filter(({ audience }) => audience !== undefined),
      `seed ${seed}`,
    ).toEqual([]);

    if (lists.length < 3 || lists.some(({ followers }) => followers.length < 20)) continue;
    const random = seededRandom(seed);
    const size = Math.ceil(lists[0]!.followers.length * 10 ** (2 * random() - 1));
    const others = Array.from({ length: size }, (_, n) => people + n);
    const days = (lists.at(-1)!.at - lists[0]!.at) / 86_400_000;
    const other = listAt(random() * days + lists[0]!.at / 86_400_000 - 19_723, others);
    const both = [...lists, other].sort((a, b) => a.at - b.at);
    const verdicts = judgeSnapshots(both, listed, noCorrections);
    expect(verdicts[both.indexOf(other)]!.shown, `seed ${seed}`).toBe(false);
  }
  expect(wrong).toBeLessThanOrEqual(all / 10_000);
});
