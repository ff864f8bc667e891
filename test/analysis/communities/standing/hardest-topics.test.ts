import { expect, test } from 'vitest';
import { hardestTopics } from '../../../../src/analysis/communities/standing/hardest-topics.ts';
import { isBelowEverybody } from '../../../../src/analysis/communities/standing/like-mindedness.ts';
import { followAudience } from '../../../../src/analysis/audience/follow-audience.ts';
import { findTopics } from '../../../../src/analysis/topics/find-topics.ts';
import type { Partition } from '../../../../src/analysis/communities/detection/partition.ts';
import { ACCOUNT, audienceOf, day } from '../../../support/audience-of.ts';

const PEOPLE = 400;
const DAYS = 100;

/** Two halves of an audience: a00000…, b00000…. */
function* followers(): Generator<object> {
  yield ACCOUNT;
  for (let n = 0; n < PEOPLE; n++) {
    for (const half of ['a', 'b']) yield { type: 'follow', person: half + name(n), at: day(0) };
  }
}

const name = (n: number): string => String(n).padStart(5, '0');

/** Every day a post on a topic, every tenth on the other; who leaves, and on which day. */
async function judged(leaves: (half: string, n: number) => number | undefined) {
  const events = [...followers()];
  for (let d = 1; d < DAYS; d++) {
    const topics = [d % 10 === 0 ? 'Rare' : 'Daily'];
    events.push({ type: 'post', id: `${d}`, at: day(d), text: '', topics });
  }
  for (const half of ['a', 'b']) {
    for (let n = 0; n < PEOPLE; n++) {
      const at = leaves(half, n);
      if (at !== undefined) events.push({ type: 'unfollow', person: half + name(n), at: day(at) });
    }
  }
  const log = await audienceOf(events);
  const community = Int32Array.from(log.people.ids, (id) => (id.startsWith('a') ? 0 : 1));
  const half = { id: '', label: '', terms: [], size: PEOPLE, cohesion: 1, stability: 1 };
  const partition: Partition = {
    community,
    stability: new Float64Array(2 * PEOPLE),
    communities: [half, half],
    modularity: 0.5,
    clear: true,
  };
  const topics = findTopics(log.posts, { corrections: [], earlier: [] }, new Map());
  return hardestTopics(log, followAudience(log), partition, topics).map(({ all: found }) => ({
    topic: found && topics.topics[found.topic].label,
    retention: found!.retention,
    isBelow: isBelowEverybody(found!.retention),
  }));
}

test('a community that leaves during one topic only is below everybody there', async () => {
  // 30 of the first half leave right after the rare topic; 60 of the other, evenly.
  const [first, second] = await judged((half, n) => {
    if (half === 'a') return n < 30 ? 10 * (1 + (n % 9)) + 0.2 : undefined;
    return n < 60 ? 5 + 1.5 * n : undefined;
  });
  expect(first).toMatchObject({ topic: 'Rare', isBelow: true });
  expect(second.topic).toBe('Daily');
});

test('communities that leave alike are below on no topic', async () => {
  for (const { isBelow: below, retention } of await judged((_, n) =>
    n < 60 ? 5.5 + n : undefined,
  )) {
    expect(below).toBe(false);
    expect(retention.estimate).toBeCloseTo(0.5, 1);
  }
});
