import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { liveMonth } from '../../src/app/live-month.ts';
import { openStore } from '../../src/app/open-store.ts';

it('every snapshot of a live demo lists exactly the true followers, and nothing of it remains', async () => {
  const days: { read: number | undefined; truth: number; complete: boolean | undefined }[] = [];
  const month = await liveMonth(
    openStore,
    async ({ result, truth }) => {
      days.push({ read: result.followers?.followers, truth, complete: result.followers?.complete });
    },
    new AbortController().signal,
    { followers: 1200, days: 5 },
  );
  expect(days).toHaveLength(5);
  for (const { read, truth, complete } of days)
    expect({ read, complete }).toEqual({ read: truth, complete: true });
  expect(existsSync(month.database)).toBe(true);
  await month.remove();
  expect(existsSync(month.database)).toBe(false);
});
