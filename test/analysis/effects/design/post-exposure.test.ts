import { describe, expect, it } from 'vitest';
import { topicExposure } from '../../../../src/analysis/effects/design/post-exposure.ts';
import type { TimeGrid } from '../../../../src/analysis/effects/design/time-grid.ts';
import type { Post } from '../../../../src/model/audience-log.ts';
import { DAY } from '../../../../src/model/instant.ts';
import { sparseRows } from '../../../../src/stats/sparse-rows.ts';

const grid: TimeGrid = {
  bound: Float64Array.of(0, 2 * DAY, 4 * DAY),
  stepStart: Int32Array.of(0, 2, 4),
  stepBound: Float64Array.of(0, DAY, 2 * DAY, 3 * DAY, 4 * DAY),
};

function post(at: number, kind: Post['kind'] = 'original'): Post {
  return { id: String(at), at, text: '', kind };
}

const ofOneTopic = (posts: Post[]): ReturnType<typeof sparseRows> =>
  sparseRows(posts.length, 1, {
    row: posts.keys().toArray(),
    column: posts.map(() => 0),
    value: posts.map(() => 1),
  });

function exposureOf(kind: Post['kind']): Float64Array {
  return topicExposure([post(2.5 * DAY, kind)], ofOneTopic([post(0)]), grid, DAY).values;
}

describe('exposure to a topic', () => {
  it('is the mean over each step of a weight that halves with age', () => {
    const posts = [post(-DAY), post(1.25 * DAY), post(1.5 * DAY)];
    const halfLife = 0.7 * DAY;
    const { values: exposure } = topicExposure(posts, ofOneTopic(posts), grid, halfLife);
    const points = 20_000;
    for (let s = 0; s < 4; s++) {
      let sum = 0;
      for (let i = 0; i < points; i++) {
        const t = (s + (i + 0.5) / points) * DAY;
        for (const { at } of posts) if (at <= t) sum += 2 ** (-(t - at) / halfLife);
      }
      expect(exposure[s]).toBeCloseTo(sum / points, 4);
    }
  });

  it('counts a reply less than an original, and nothing before a post', () => {
    const original = exposureOf('original');
    const reply = exposureOf('reply');
    expect(original.slice(0, 2)).toEqual(Float64Array.of(0, 0));
    expect(reply[2] / original[2]).toBeLessThan(0.5);
    expect(exposureOf('repost')).toEqual(original);
  });
});
