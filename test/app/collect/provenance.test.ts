import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { DAY } from '../../../src/model/instant.ts';
import { storeOn } from '../../support/store-on.ts';
import { connected, follower, followers, MORNING } from './fake-account.ts';

it('every event keeps the run and the request that it came from, and X is listed as one source', async () => {
  const database = new Database(':memory:');
  const leaves = new Date(MORNING + DAY / 2).toISOString();
  const x = await connected({
    lines: [...followers(30), { type: 'unfollow', person: follower(2), at: leaves }],
    largestPage: 20,
    store: await storeOn(database),
  });
  onTestFinished(x.end);
  await x.snapshot();
  x.clock.time = MORNING + DAY;
  await x.snapshot();
  const places = database
    .prepare(
      `select kind, name, line, count(*) as events from event
       join source on source.number = event.source group by 1, 2, 3 order by 2, 3`,
    )
    .all();
  const first = { kind: 'x-api', name: 'X followers 2026-03-10T07:00:00Z' };
  const second = { kind: 'x-api', name: 'X followers 2026-03-11T07:00:00Z' };
  expect(places).toEqual([
    { ...first, line: 1, events: 21 },
    { ...first, line: 2, events: 11 },
    { ...second, line: 1, events: 1 },
    { ...second, line: 2, events: 1 },
    // The look-up of the one who left.
    { ...second, line: 3, events: 1 },
  ]);
  expect(await (await x.store.forAccount(x.account)).log.sources()).toEqual([
    { kind: 'x-api', name: 'X' },
  ]);
});
