import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { listenLive } from '../../../src/app/live/live.ts';
import { changedPlan } from '../../../src/app/watch/watch-plan.ts';
import { watch, type WatchEvent } from '../../../src/app/watch/watch.ts';
import { DAY } from '../../../src/model/instant.ts';
import { livePlatform } from '../../../src/platforms/registry.ts';
import { connectedAccount } from '../../support/bluesky/connected-account.ts';
import { FOLLOW, Network } from '../../support/bluesky/network.ts';

const NOW = Date.UTC(2026, 2, 10, 7);

/** Watches with a plan that is not due, until something happens. */
async function watchUntil(last: WatchEvent['kind'], silence: number) {
  const network = new Network();
  const alice = network.addAccount('alice.example', NOW - 400 * DAY);
  const bob = network.addAccount('bob.example', NOW - 400 * DAY);
  network.write(bob, FOLLOW, { subject: alice }, NOW - DAY);
  const account = await connectedAccount(network, 'alice.example', NOW);
  onTestFinished(account.end);
  await account.snapshot();
  account.clock.time += silence;
  const { server, clock } = account;
  const store = await account.store.forAccount(account.account);
  const platform = await livePlatform('bluesky').connect(server.environment);
  const plan = changedPlan(undefined, { when: 'monthly', zone: 'UTC' }, 'UTC');
  const stop = new AbortController();
  const events: WatchEvent[] = [];
  const tools = { store, database: ':memory:', environment: server.environment, platform };
  await watch(
    {
      memory: store.schedule,
      snapshot: account.snapshot,
      isUnfinished: async () => (await store.collector.runs.open('snapshot')) !== undefined,
      refresh: async () => undefined,
      listen: (onListening, signal) =>
        listenLive({
          ...tools,
          clock: { now: () => clock.time, wait: () => pause(5) },
          signal,
          onListening,
        }),
      clock: { now: () => clock.time, wait: () => pause(5) },
      signal: stop.signal,
      onEvent: (event) => {
        events.push(event);
        if (event.kind === last) stop.abort();
      },
    },
    plan,
    false,
  );
  return { events: events.map(({ kind }) => kind), progress: await store.schedule.progress() };
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
