import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { listenLive } from '../../../src/app/live/live.ts';
import { changedPlan } from '../../../src/app/watch/watch-plan.ts';
import { watch } from '../../../src/app/watch/watch.ts';
import type { WatchEvent } from '../../../src/app/watch/watch-tools.ts';
import { DAY, HOUR } from '../../../src/model/instant.ts';
import { livePlatform } from '../../../src/platforms/registry.ts';
import { connectedAccount } from '../../support/bluesky/connected-account.ts';
import type { BlueskyServer } from '../../support/bluesky/bluesky-server.ts';
import { FOLLOW, Network } from '../../../src/fake-bluesky/network.ts';

const NOW = Date.UTC(2026, 2, 10, 7);

/** Watches with a plan that is not due, until something happens. */
async function watchUntil(
  last: WatchEvent['kind'],
  silence: number,
  onEvent: (kind: WatchEvent['kind'], network: Network, server: BlueskyServer) => void = () =>
    undefined,
) {
  const network = new Network();
  const alice = network.addAccount('alice.example', NOW - 400 * DAY);
  const bob = network.addAccount('bob.example', NOW - 400 * DAY);
  network.write(bob, FOLLOW, { subject: alice }, NOW - DAY);
  const account = await connectedAccount(network, 'alice.example', NOW);
  onTestFinished(account.end);
  await account.snapshot();
  account.clock.time += silence;
  const { server, clock } = account;
  server.jetstream.now = () => clock.time;
  const store = await account.store.forAccount(account.account);
  const platform = await livePlatform('bluesky').connect(server.environment);
  const plan = changedPlan(undefined, { when: 'monthly', zone: 'UTC' }, 'UTC');
  const stop = new AbortController();
  const events: WatchEvent[] = [];
  const at: number[] = [];
  const tools = { store, database: ':memory:', environment: server.environment, platform };
  await watch(
    {
      memory: store.schedule,
      snapshot: account.snapshot,
      isUnfinished: async () => (await store.collector.runs.open('snapshot')) !== undefined,
      refresh: async () => undefined,
      listen: (observer, signal) =>
        listenLive({
          ...tools,
          clock: { now: () => clock.time, wait: () => pause(5) },
          signal,
          observer,
        }),
      clock: {
        now: () => clock.time,
        wait: async (until) => {
          clock.time = until;
          await pause(2);
        },
      },
      signal: stop.signal,
      onEvent: (event) => {
        events.push(event);
        at.push(clock.time);
        onEvent(event.kind, network, server);
        if (event.kind === last) stop.abort();
      },
    },
    plan,
    false,
  );
  return { events: events.map(({ kind }) => kind), at, progress: await store.schedule.progress() };
}

it('listens at once after a short pause', async () => {
  const { events } = await watchUntil('listening', DAY);
  expect(events).toEqual(['waiting', 'listening']);
});

it('takes a snapshot first where live reports are lost', async () => {
  const { events, progress } = await watchUntil('listening', 3 * DAY);
  expect(events.filter((kind) => !kind.startsWith('report'))).toEqual([
    'waiting',
    'snapshot begins',
    'snapshot',
    'listening',
  ]);
  expect(progress).not.toContain('catchUpAt');
});

it('updates the report within an hour of what it heard', async () => {
  const { events, at } = await watchUntil('report', 0, (kind, network) => {
    const [follow] = network.of(FOLLOW);
    if (kind === 'listening' && follow !== undefined) network.remove(follow.uri, NOW);
  });
  expect(events).not.toContain('snapshot');
  const begun = at[events.indexOf('report begins')]! - at[events.indexOf('listening')]!;
  expect(begun).toBeGreaterThanOrEqual(HOUR);
  expect(begun).toBeLessThan(2 * HOUR);
});

it('says that no server can be reached, once', async () => {
  const { events } = await watchUntil('unreachable', 0, (kind, _, { jetstream }) => {
    if (kind === 'waiting') jetstream.refuses = () => true;
  });
  expect(events).toEqual(['waiting', 'unreachable']);
});
