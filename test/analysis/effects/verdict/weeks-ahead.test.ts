import { describe, expect, it } from 'vitest';
import { weeksAhead } from '../../../../src/analysis/effects/verdict/weeks-ahead.ts';
import type { TopicLevel } from '../../../../src/analysis/topics/identity/post-topics.ts';
import type { Post } from '../../../../src/model/audience-log.ts';
import { DAY } from '../../../../src/model/instant.ts';
import { sparseRows } from '../../../../src/stats/sparse-rows.ts';

const END = Date.UTC(2026, 0, 1);

/** One post every so many days on each topic. */
function postsOn(...every: number[]): [Post[], TopicLevel] {
  const times = every.flatMap((days, topic) =>
    Array.from({ length: Math.floor(90 / days) }, (_, i) => ({ at: END - i * days * DAY, topic })),
  );
  const posts = times.map(({ at }, i) => ({ id: `${i}`, at, text: '', kind: 'original' as const }));
  const entries = {
    row: times.map((_, i) => i),
    column: times.map(({ topic }) => topic),
    value: times.map(() => 1),
  };
  const topics = every.map((_, k) => ({
    id: `${k}`,
    label: `${k}`,
    terms: [],
    origin: 'given' as const,
    posts: Math.floor(90 / every[k]!),
  }));
  return [posts, { topics, weights: sparseRows(posts.length, every.length, entries) }];
}

describe('the weeks until a verdict, before any departure', () => {
  it('are fewer with more people, and if more of them leave', () => {
    const small = weeksAhead(...postsOn(6, 9), 3000, END)!;
    const large = weeksAhead(...postsOn(6, 9), 100_000, END)!;
    expect(small.soonest).toBeLessThan(small.latest);
    expect(large.latest).toBeLessThan(small.latest);
    expect(large.soonest).toBeGreaterThanOrEqual(1);
  });

  it('are a wide range for a small account', () => {
    // 120 followers and 12 posts lose one person a week at most: five departures take a month.
    const { soonest, latest } = weeksAhead(...postsOn(7.5), 120, END)!;
    expect(soonest).toBeGreaterThanOrEqual(4);
    expect(soonest).toBeLessThanOrEqual(8);
    expect(latest).toBeGreaterThan(104);
  });

  it('are never fewer than ten snapshots and three posts take', () => {
    expect(weeksAhead(...postsOn(6), 10_000_000, END)!.soonest).toBe(3);
    expect(weeksAhead(...postsOn(1.5), 10_000_000, END)!.soonest).toBe(2);
  });

  it('are more with more topics', () => {
    const few = weeksAhead(...postsOn(9, 9), 20_000, END)!;
    const many = weeksAhead(...postsOn(9, 9, 9, 9, 9, 9, 9, 9, 9, 9), 20_000, END)!;
    expect(many.latest).toBeGreaterThan(few.latest);
  });

  it('are unknown if nobody follows, nothing is posted, or a topic never pauses', () => {
    expect(weeksAhead(...postsOn(6, 9), 0, END)).toBeNull();
    expect(weeksAhead(...postsOn(), 1000, END)).toBeNull();
    expect(weeksAhead(...postsOn(1), 1000, END)).toBeNull();
  });
});
