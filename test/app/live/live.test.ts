import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { followAudience } from '../../../src/analysis/audience/follow-audience.ts';
import { liveNow } from '../../../src/app/live/live-state.ts';
import { ACCOUNT_STATUSES, DEPARTURE_REASONS } from '../../../src/model/events.ts';
import type { PersonId } from '../../../src/model/ids.ts';
import { DAY, HOUR } from '../../../src/model/instant.ts';
import { connectedAccount } from '../../support/bluesky/connected-account.ts';
import { listening } from '../../support/bluesky/listening-account.ts';
import { BLOCK, FOLLOW, LIKE, Network, POST, REPOST } from '../../../src/fake-bluesky/network.ts';

const NOW = Date.UTC(2026, 2, 10, 7);
const MADE = NOW - 400 * DAY;
const MINUTE = 60_000;
const WAIT = { timeout: 20_000, interval: 20 };

/** Alice with followers, read once. */
async function alicesAccount(followers = 40) {
  const network = new Network();
  const alice = network.addAccount('alice.example', MADE);
  const people = Array.from({ length: followers }, (_, i) =>
    network.addAccount(`person-${i}.example`, MADE),
  );
  const follows = people.map((did, i) =>
    network.write(did, FOLLOW, { subject: alice }, NOW - (followers - i) * DAY),
  );
  const account = await connectedAccount(network, 'alice.example', NOW);
  onTestFinished(account.end);
  await account.snapshot();
  account.clock.time += MINUTE;
  const log = async () => (await account.store.forAccount(account.account)).log.loadAudience();
  return {
    network,
    alice,
    people,
    follows,
    account,
    log,
    /** Listens until the test is over, if it is not stopped before. */
    listen: async () => {
      const live = await listening(account);
      onTestFinished(async () => void (await live.stop()));
      return live;
    },
    /** Who left, when and why, as the log says. */
    departures: async () => {
      const { unfollows, people: stored } = await log();
      return Array.from(unfollows.person, (person, i) => ({
        person: stored.ids[person],
        after: unfollows.after[i],
        before: unfollows.before[i],
        reason: DEPARTURE_REASONS[unfollows.reason[i]!],
      }));
    },
    /** How often and until when a person has followed, as reports tell. */
    spells: async (did: string) => {
      const audience = await log();
      const { spells } = followAudience(audience);
      const person = audience.people.ids.indexOf(did);
      return Array.from(spells.person.keys())
        .filter((s) => spells.person[s] === person)
        .map((s) => [spells.leaveAfter[s], spells.leaveBefore[s]]);
    },
  };
}

describe('listening to Bluesky', () => {
  it('stores an unfollow at the time of its deletion, and once', async () => {
    const { network, people, follows, account, listen, departures } = await alicesAccount();
    const live = await listen();
    const at = account.clock.time;
    account.server.jetstream.fault = () => 'twice';
    network.remove(follows[3]!, at);
    await live.calm();
    const departure = { person: people[3], after: at, before: at, reason: 'unfollowed' };
    expect(await departures()).toEqual([departure]);
    // Nobody else's follow ends with it, nor does a follow of somebody else.
    const other = network.write(people[4]!, FOLLOW, { subject: people[5] }, at);
    network.remove(other, at + 1);
    await live.calm();
    expect(await departures()).toEqual([departure]);
  });

  it('takes accounts that are away, blocks and new handles for no unfollow', async () => {
    const { network, alice, people, account, listen, departures, log } = await alicesAccount();
    const live = await listen();
    const at = account.clock.time;
    const [away, down, blocker, blocked, gone, renamed] = people as [string, ...string[]];
    network.setStatus(away, 'deactivated', at);
    network.setStatus(down!, 'takendown', at);
    network.write(blocker!, BLOCK, { subject: alice }, at);
    network.write(alice, BLOCK, { subject: blocked }, at);
    network.setStatus(gone!, 'deleted', at);
    network.rename(renamed!, 'renamed.example', at);
    await live.calm();
    expect(await departures()).toEqual([
      { person: gone, after: at, before: at, reason: 'deleted' },
    ]);
    const { statuses, people: stored } = await log();
    const said = Array.from(statuses.person, (person, i) => [
      stored.ids[person],
      [ACCOUNT_STATUSES[statuses.status[i]!], statuses.at[i]],
    ]);
    expect(Object.fromEntries(said)).toEqual({
      [away]: ['deleted', at],
      [down!]: ['suspended', at],
      [blocker!]: ['blocked', at],
      [blocked!]: ['blocked', at],
    });
    const profile = stored.profiles[stored.ids.indexOf(renamed!)];
    expect(profile).toMatchObject({ handle: 'renamed.example', createdAt: MADE });
    // Somebody who is back has followed all along.
    network.setStatus(away, undefined, at + MINUTE);
    await live.stop();
    account.clock.time += DAY;
    await account.snapshot();
    const { spells } = followAudience(await log());
    const person = stored.ids.indexOf(away);
    expect(Array.from(spells.leaveBefore).filter((_, s) => spells.person[s] === person)).toEqual([
      Infinity,
    ]);
  });

  it('knows since when somebody is away, and reinstates who is back', async () => {
    const { network, alice, people, account, listen, log } = await alicesAccount();
    const reasons = async () => {
      const audience = await log();
      const { spells } = followAudience(audience);
      return Array.from(spells.person.keys())
        .filter((s) => spells.leaveBefore[s] !== Infinity)
        .map((s) => [
          people.indexOf(audience.people.ids[spells.person[s]!]!),
          DEPARTURE_REASONS[spells.reason[s]!],
          spells.leaveAfter[s]! - at,
          spells.leaveBefore[s]! - at,
        ])
        .sort(([a], [b]) => Number(a) - Number(b));
    };
    const snapshotWhileOff = async () => {
      account.clock.time += HOUR;
      await account.snapshot();
      account.clock.time += MINUTE;
    };
    const live = await listen();
    const at = account.clock.time - 10;
    network.setStatus(people[0]!, 'deactivated', at);
    network.setStatus(people[1]!, 'takendown', at + 1);
    const block = network.write(people[2]!, BLOCK, { subject: alice }, at + 2);
    network.setStatus(people[3]!, 'deactivated', at + 3);
    network.setStatus(people[3]!, undefined, at + 4);
    await live.calm();
    // Away until a snapshot shows it, they may be back soon.
    expect(await reasons()).toEqual([]);
    await live.stop();
    await snapshotWhileOff();
    const later = await listen();
    expect(await reasons()).toEqual([
      [0, 'deleted', 0, 0],
      [1, 'suspended', 1, 1],
      [2, 'blocked', 2, 2],
    ]);
    network.setStatus(people[0]!, undefined, account.clock.time);
    network.setStatus(people[1]!, undefined, account.clock.time);
    network.remove(block, account.clock.time);
    await later.calm();
    await later.stop();
    await snapshotWhileOff();
    expect(await reasons()).toEqual([]);
    expect(followAudience(await log()).spells.count).toBe(people.length);
  });

  it('sees an unfollow behind many others at once, and before slow look-ups', async () => {
    const { network, people, follows, account, listen, departures } = await alicesAccount(90);
    await listen();
    const at = account.clock.time;
    const before = account.server.calls.length;
    for (const did of people.slice(0, 30)) network.setStatus(did, 'deactivated', at);
    for (const follow of follows.slice(30, 89)) network.remove(follow, at);
    await vi.waitFor(async () => expect(await departures()).toHaveLength(59), WAIT);
    const asked = account.server.calls
      .slice(before)
      .filter((call) => /getRelationships/.test(call));
    expect(asked.length).toBeLessThan(12);
  });

  it('stores what it knows while look-ups take their time', async () => {
    const { network, people, follows, account, listen, departures, log } = await alicesAccount();
    await listen();
    account.server.slow.set('com.atproto.sync.getRepoStatus', 500);
    network.setStatus(people[0]!, 'takendown', account.clock.time);
    network.remove(follows[1]!, account.clock.time);
    await vi.waitFor(async () => expect(await departures()).toHaveLength(1), WAIT);
    expect((await log()).statuses.at).toHaveLength(0);
    await vi.waitFor(async () => expect((await log()).statuses.at).toHaveLength(1), WAIT);
  });

  it('says when no server can be reached, and goes on looking for new followers', async () => {
    const { network, alice, account, listen, log } = await alicesAccount();
    const { jetstream } = account.server;
    const { settings } = (await account.store.forAccount(account.account)).collector;
    const live = await listen();
    const since = account.clock.time;
    jetstream.refuses = () => true;
    jetstream.close();
    await live.pass(3 * MINUTE);
    expect(live.told).toEqual(['listening', 'unreachable']);
    const { unreachableSince } = (await liveNow(settings))!;
    expect(unreachableSince! - since).toBeLessThan(30_000);
    const carol = network.addAccount('carol.example', MADE);
    network.write(carol, FOLLOW, { subject: alice }, account.clock.time);
    await live.pass(2 * MINUTE);
    expect((await log()).people.ids).toContain(carol);
    jetstream.refuses = () => false;
    await live.pass(6 * MINUTE);
    expect(live.told).toEqual(['listening', 'unreachable', 'listening']);
    expect(await liveNow(settings)).toMatchObject({ unreachableSince: undefined });
  });

  it('keeps nothing of a follower who was erased or forgotten while it listened', async () => {
    const { network, alice, people, follows, account, listen, log } = await alicesAccount();
    const [erased, forgotten] = people as [string, string];
    const live = await listen();
    const { collector, privacy } = await account.store.forAccount(account.account);
    await privacy.erase([erased]);
    await privacy.forget(forgotten as PersonId);
    network.remove(follows[0]!, account.clock.time);
    network.remove(follows[1]!, account.clock.time);
    network.write(forgotten, FOLLOW, { subject: alice }, account.clock.time);
    await live.pass(2 * MINUTE);
    await live.stop();
    const { people: stored } = await log();
    for (const did of [erased, forgotten]) {
      expect(stored.ids).not.toContain(did);
      for (const topic of ['live-follows', 'profile', 'follow-times']) {
        expect((await collector.digests.all(topic)).has(did)).toBe(false);
      }
    }
  });

  it('stores likes, reposts, replies and quotes by followers', async () => {
    const { network, alice, people, account, listen, log } = await alicesAccount();
    const uri = network.write(alice, POST, { text: 'Ferries' }, NOW - HOUR);
    const stranger = network.addAccount('stranger.example', MADE);
    const live = await listen();
    const at = account.clock.time;
    const subject = { uri, cid: 'bafyreib2rxk3rh6kzwq' };
    const embed = { $type: 'app.bsky.embed.record', record: subject };
    network.write(people[0]!, LIKE, { subject }, at + 1);
    network.write(people[1]!, REPOST, { subject }, at + 2);
    network.write(
      people[2]!,
      POST,
      { text: 'Nice', reply: { root: subject, parent: subject } },
      at + 3,
    );
    network.write(people[3]!, POST, { text: 'Look', embed }, at + 4);
    network.write(people[4]!, POST, { text: 'About nothing' }, at + 5);
    network.write(stranger, LIKE, { subject }, at + 6);
    await live.calm();
    const { engagements, people: stored } = await log();
    const times = Array.from(engagements.person, (person, i) => [
      stored.ids[person],
      engagements.at[i]! - at,
    ]);
    const told = Object.fromEntries(people.slice(0, 4).map((did, i) => [did, i + 1]));
    expect(Object.fromEntries(times)).toEqual(told);
    // Days later, a snapshot reads the same again, reposts without their times.
    await live.stop();
    account.clock.time += 4 * DAY;
    await account.snapshot();
    expect((await log()).engagements.at).toHaveLength(4);
  });

  it('stores which followers follow each other', async () => {
    const { network, people, account, listen, log } = await alicesAccount();
    const stranger = network.addAccount('stranger.example', MADE);
    const live = await listen();
    const at = account.clock.time;
    account.server.jetstream.fault = () => 'twice';
    network.write(people[0]!, FOLLOW, { subject: people[1] }, at);
    network.write(people[0]!, FOLLOW, { subject: stranger }, at);
    network.write(people[0]!, FOLLOW, { subject: people[0] }, at);
    network.write(people[0]!, FOLLOW, { subject: 'no id' }, at);
    network.write(people[2]!, FOLLOW, { subject: people[0] }, at);
    await live.calm();
    const { ties, people: stored } = await log();
    const told = Array.from(ties.from, (from, i) => [stored.ids[from], stored.ids[ties.to[i]!]]);
    expect(told.sort()).toEqual([people.slice(0, 2), [people[2], people[0]]].sort());
    expect(stored.ids).not.toContain(stranger);
  });

  it('finds new followers within a minute, and then hears of them too', async () => {
    const { network, alice, account, listen, departures, log } = await alicesAccount();
    const live = await listen();
    const carol = network.addAccount('carol.example', MADE, { description: 'Ferries' });
    const came = account.clock.time + 10_000;
    const follow = network.write(carol, FOLLOW, { subject: alice }, came);
    await live.pass(2 * MINUTE);
    const { follows, people: stored } = await log();
    const person = stored.ids.indexOf(carol);
    expect(stored.profiles[person]).toMatchObject({ bio: 'Ferries' });
    const i = follows.person.indexOf(person);
    expect([follows.after[i], follows.before[i]]).toEqual([came, came]);
    network.remove(follow, came + 3 * MINUTE);
    await live.pass(6 * MINUTE);
    expect(await departures()).toMatchObject([{ person: carol, before: came + 3 * MINUTE }]);
  });

  it('makes up for what happened while it was off', async () => {
    const { network, alice, people, follows, account, listen, departures, spells } =
      await alicesAccount();
    const first = await listen();
    await first.stop();
    const at = account.clock.time;
    network.remove(follows[8]!, at + 3 * HOUR);
    network.write(people[8]!, FOLLOW, { subject: alice }, at + 4 * HOUR);
    network.remove(follows[9]!, at + 5 * HOUR);
    account.clock.time += 30 * HOUR;
    await (await listen()).calm();
    expect(await departures()).toMatchObject([
      { person: people[8], before: at + 3 * HOUR },
      { person: people[9], before: at + 5 * HOUR },
    ]);
    expect(await spells(people[8]!)).toMatchObject([
      [at + 3 * HOUR, at + 3 * HOUR],
      [expect.any(Number), Infinity],
    ]);
  });

  it('needs a snapshot after a longer pause, or if servers keep less', async () => {
    const { account, listen, departures, network, follows } = await alicesAccount();
    await (await listen()).stop();
    network.remove(follows[2]!, account.clock.time + HOUR);
    account.clock.time += 37 * HOUR;
    expect(await (await listen()).ended).toBe('gap');
    await account.snapshot();
    const live = await listen();
    expect(await departures()).toEqual([]);
    await live.stop();
    account.clock.time += 2 * HOUR;
    account.server.jetstream.keeps = HOUR;
    const late = await listen();
    await late.pass(2000);
    expect(await late.ended).toBe('gap');
  });

  it('turns to another server where one is silent, sends rubbish, or refuses', async () => {
    const { network, people, follows, account, listen, departures } = await alicesAccount();
    const { jetstream } = account.server;
    jetstream.silent.add('east');
    const live = await listen();
    const at = account.clock.time;
    network.remove(follows[1]!, at);
    await live.pass(11 * MINUTE);
    expect(await departures()).toMatchObject([{ person: people[1], before: at }]);
    jetstream.fault = () => 'garbage';
    network.remove(follows[2]!, at + MINUTE);
    await live.calm();
    expect(await departures()).toHaveLength(2);
    jetstream.fault = () => undefined;
    jetstream.silent.clear();
    jetstream.refuses = (_, dialect) => dialect === 'second';
    jetstream.close();
    await live.pass(MINUTE);
    network.remove(follows[3]!, account.clock.time);
    await live.calm();
    expect(await departures()).toHaveLength(3);
    expect(jetstream.asked.at(-1)).toMatchObject({ dialect: 'first' });
  });

  it('asks in the first dialect where addresses may not be that long', async () => {
    const { network, follows, account, listen, departures } = await alicesAccount(230);
    account.server.jetstream.longestAddress = 8000;
    const live = await listen();
    await live.pass(10_000);
    network.remove(follows[100]!, account.clock.time);
    await live.calm();
    expect(await departures()).toHaveLength(1);
  });
});
