import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type BlueskyDay, blueskyMonth } from '../../src/app/bluesky-month.ts';
import { openStore } from '../../src/app/open-store.ts';

it('the live demo on Bluesky lists the true followers and hears who leaves', async () => {
  const days: BlueskyDay[] = [];
  let ready = '';
  const month = await blueskyMonth(
    openStore,
    {
      ready: (database) => (ready = database),
      day: async (day) => void days.push(day),
    },
    new AbortController().signal,
    { followers: 120, days: 3 },
  );
  expect(days).toHaveLength(3);
  for (const { result, truth } of days) {
    expect(result.followers).toMatchObject({ followers: truth, complete: true });
  }
  expect(month.departures).toBeGreaterThan(0);
  expect(month.heard).toBe(month.departures);
  expect(ready).toBe(month.database);
  await month.remove();
  expect(existsSync(month.database)).toBe(false);
});
