import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { analyseAccount } from '../../src/app/analyse/report-on.ts';
import { isErasedId } from '../../src/model/erased-account.ts';
import { DEPARTURE_REASONS } from '../../src/model/events.ts';
import type { PersonId } from '../../src/model/ids.ts';
import { parseEvent } from '../../src/model/parse-event.ts';
import { SIMULATION_DEFAULTS } from '../../src/simulation/settings.ts';
import { simulateAudience } from '../../src/simulation/simulate-audience.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { tribeReport } from '../../src/views/report/tribe-report.ts';
import { departures } from '../../src/views/churn/departures.ts';
import type { AccountStore } from '../../src/store/ports/account-store.ts';
import type { Store } from '../../src/store/ports/store.ts';
import { storeOn } from '../support/store-on.ts';
import { storeInMemory } from '../support/store-in-memory.ts';

const SETTINGS = { seed: 1 };
let store: Store;
let own: AccountStore;

beforeEach(async () => {
  store = await storeInMemory();
  const settings = { ...SIMULATION_DEFAULTS, followers: 300, days: 90, labelPosts: true };
  const { events } = simulateAudience(settings, seededRandom(5));
  const parsed = Array.from(events, (event, line) => {
    const read = parseEvent(JSON.parse(JSON.stringify(event)));
    if ('rejection' in read) throw new Error(read.rejection);
    return { event: read.event, line };
  });
  const account = parsed.find(({ event }) => event.type === 'account')!.event;
  if (account.type !== 'account') throw new TypeError();
  await store.accounts.add(account);
  own = await store.forAccount(account.id);
  const session = await own.log.beginImport({ name: 'test', kind: 'event-file', at: 0 });
  await session.write({ events: parsed, rejected: [] });
  await session.finish();
});

afterEach(() => store.close());

const analysis = () => analyseAccount(own, SETTINGS, () => undefined);

/** When people followed and left, and why, without who. */
const times = ({ spells }: Awaited<ReturnType<typeof analysis>>['audience']) =>
  Array.from(spells.person.keys(), (s) =>
    [
      spells.followAfter[s],
      spells.followBefore[s],
      spells.leaveAfter[s],
      spells.leaveBefore[s],
      DEPARTURE_REASONS[spells.reason[s]],
      spells.massDeparture[s],
    ].join(' '),
  ).sort();

test('counts stay the same when the platform deletes accounts', async () => {
  const before = await analysis();
  // Some left by choice before they deleted their account, and some because they deleted it.
  const gone = [...new Set(departures(before).map(({ id }) => id))].filter(
    (id, i) =>
      i % 4 === 0 && before.audience.followChurner[before.log.people.ids.indexOf(id)] === 0,
  );
  expect(gone.length).toBeGreaterThan(10);
  await own.privacy.erase(gone);
  const after = await analysis();
  expect(times(after.audience)).toEqual(times(before.audience));
  const [then, now] = [tribeReport(before), tribeReport(after)];
  // When people followed before the first list is inferred from the ages of all accounts.
  expect({ ...now.audience, cameBy: null }).toEqual({ ...then.audience, cameBy: null });
  expect(now.topics.map(({ id, posts, growth }) => ({ id, posts, growth }))).toEqual(
    then.topics.map(({ id, posts, growth }) => ({ id, posts, growth })),
  );
  // Costs rest on communities too, which lose these people's interests.
  for (const [k, { cost }] of now.topics.entries()) {
    const { unfollows, verdict } = then.topics[k].cost;
    expect(cost.verdict).toBe(verdict);
    if (unfollows === null) continue;
    expect(cost.unfollows!.estimate).toBeGreaterThan(unfollows.low);
    expect(cost.unfollows!.estimate).toBeLessThan(unfollows.high);
  }
  const named = departures(after).filter(({ id }) => isErasedId(id));
  expect(named.length).toBeGreaterThanOrEqual(gone.length);
  for (const { name, handle } of named) {
    expect(name).toMatch(/^Account deleted/);
    expect(handle).toBeUndefined();
  }
});

test('a digest tells nothing in another database', async () => {
  const digests = await Promise.all(
    [1, 2].map(async () => {
      const one = await storeOn(new Database(':memory:'));
      try {
        await one.accounts.add({ id: own.account, platform: 'bluesky' });
        const { log, privacy } = await one.forAccount(own.account);
        const session = await log.beginImport({ name: 'x', kind: 'event-file', at: 0 });
        const person = 'did:plc:ada' as PersonId;
        const event = { type: 'follow', person, after: 1, before: 1 } as const;
        await session.write({ events: [{ event, line: 1 }], rejected: [] });
        await privacy.erase([person]);
        return (await log.loadAudience()).people.ids[0]!;
      } finally {
        await one.close();
      }
    }),
  );
  expect(digests.every(isErasedId)).toBe(true);
  expect(digests[0]).not.toBe(digests[1]);
});
