import { describe, expect, it } from 'vitest';
import { judgeMonth } from './judge-month.ts';
import { LiveHistory } from './live-history.ts';
import { liveThroughMonth } from './month.ts';
import { tries } from '../support/soak.ts';

/** `npm run soak` lives through some hundred. */
const seeds = (usual: number): number[] =>
  Array.from({ length: tries(usual, 10) }, (_, at) => at + 1);

describe('a month of daily snapshots while things go wrong at random', () => {
  it.each(seeds(2))(
    'is what truly happened, and nobody is paid for twice: seed %i',
    async (seed) => {
      const month = await liveThroughMonth(seed);
      try {
        expect(await judgeMonth(month)).toEqual([]);
      } finally {
        await month.end();
      }
    },
  );
});

describe('an audience on Bluesky that is listened to while things go wrong at random', () => {
  it.each(seeds(1))(
    'is what it truly was, and nobody is falsely gone: seed %i',
    { timeout: 60_000 },
    async (seed) => {
      const history = new LiveHistory(seed);
      await history.live();
      expect(history.faults).toEqual([]);
    },
  );
});
