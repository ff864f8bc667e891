import { describe, expect, it, onTestFinished } from 'vitest';
import { followAudience } from '../../../src/analysis/audience/follow-audience.ts';
import { gainedSpells } from '../../../src/analysis/retention/gained-spells.ts';
import { stillComing, withStillComing } from '../../../src/app/still-coming.ts';
import { reportExporters } from '../../../src/formats/registry.ts';
import { PLAIN } from '../../../src/formats/text/palette.ts';
import { isErasedId } from '../../../src/model/erased-account.ts';
import { ACCOUNT_STATUSES, DEPARTURE_REASONS } from '../../../src/model/events.ts';
import { DAY, HOUR } from '../../../src/model/instant.ts';
import { richReport } from '../../support/report-fixtures.ts';
import { connectedAccount } from '../../support/bluesky/connected-account.ts';
import {
  BLOCK,
  FEED,
  FOLLOW,
  keyAt,
  LIKE,
  LIST,
  Network,
  POST,
  REPOST,
  STARTER_PACK,
} from '../../../src/fake-bluesky/network.ts';

const NOW = Date.UTC(2026, 2, 10, 7);
const CID = 'bafyreib2rxk3rh6kzwq';
const MADE = NOW - 400 * DAY;

/** Alice and a number of followers, a day apart, the last of them a day ago. */
function alicesNetwork(followers = 40) {
  const network = new Network();
  const alice = network.addAccount('alice.example', MADE);
  const people = Array.from({ length: followers }, (_, i) =>
    network.addAccount(`person-${i}.example`, MADE),
  );
  const follows = people.map((did, i) =>
    network.write(did, FOLLOW, { subject: alice }, NOW - (followers - i) * DAY),
  );
  return { network, alice, people, follows };
}

/** A post that somebody likes, over a week ago. Returns its address. */
function likedPost(network: Network, author: string, fan: string, number: number): string {
  const uri = network.write(author, POST, { text: `${number}` }, NOW - (9 + number) * DAY);
  network.write(fan, LIKE, { subject: { uri, cid: CID } }, NOW - 8 * DAY);
  return uri;
}

async function connect(network: Network) {
  const account = await connectedAccount(network, 'alice.example', NOW);
  onTestFinished(account.end);
  return account;
}

async function audience({ store, account }: Awaited<ReturnType<typeof connect>>) {
  return (await store.forAccount(account)).log.loadAudience();
}

/** The content of a post with a hashtag. */
const tag = (name: string) => ({
  text: `On #${name}`,
  facets: [
    {
      index: { byteStart: 3, byteEnd: 4 + name.length },
      features: [{ $type: 'app.bsky.richtext.facet#tag', tag: name }],
    },
  ],
});

describe('an account on Bluesky', () => {
  it('connects without signing in, and says what the first reading takes', async () => {
    const { network } = alicesNetwork();
    const account = await connect(network);
    expect(account.account).toMatch(/^did:plc:/);
    expect(account.effort).toEqual({ requests: 127, seconds: 9 });
  });

  it('reads everybody with the exact time of their follow', async () => {
    const { network, people } = alicesNetwork(130);
    const account = await connect(network);
    const result = await account.snapshot();
    expect(result).toMatchObject({
      stopped: undefined,
      followers: { followers: 130, complete: true },
      followTimes: 130,
      spent: 0,
    });
    const { follows, people: stored, snapshots } = await audience(account);
    expect(snapshots[0]).toMatchObject({ complete: true });
    const times = Object.fromEntries(
      Array.from(follows.person, (person, i) => [
        stored.ids[person],
        [follows.after[i], follows.before[i]],
      ]),
    );
    for (const [i, did] of people.entries()) {
      const at = NOW - (130 - i) * DAY;
      expect(times[did]).toEqual([at, at]);
    }
    // Nothing that is known is read again.
    account.server.calls.length = 0;
    account.clock.time += DAY;
    await account.snapshot();
    for (const read of ['getRecord', 'listRecords']) {
      expect(account.server.calls).not.toContain(`com.atproto.repo.${read}`);
    }
  });

  it('does not believe times that cannot be true', async () => {
    const { network, alice } = alicesNetwork(3);
    const claim = (handle: string, createdAt: number, key = keyAt(createdAt)) => {
      const did = network.addAccount(handle, NOW - 50 * DAY);
      const value = { subject: alice, createdAt: new Date(createdAt).toISOString() };
      network.write(did, FOLLOW, value, NOW - DAY, key);
      return did;
    };
    const claims = {
      before: claim('before-the-account.example', NOW - 300 * DAY),
      future: claim('in-the-future.example', NOW + 9 * DAY),
      two: claim('two-opinions.example', NOW - 40 * DAY, keyAt(NOW - 2 * DAY)),
      plain: claim('own-key.example', NOW - 40 * DAY, 'self'),
    };
    const account = await connect(network);
    await account.snapshot();
    const { follows, people } = await audience(account);
    const timeOf = (did: string) => {
      const at = follows.person.indexOf(people.ids.indexOf(did));
      return [follows.after[at]! - NOW, follows.before[at]! - NOW];
    };
    for (const did of [claims.before, claims.future, claims.two]) {
      expect(timeOf(did)).toEqual([-50 * DAY, 0]);
    }
    expect(timeOf(claims.plain)).toEqual([-40 * DAY, -40 * DAY]);
  });

  it('tells why somebody is gone', async () => {
    const { network, alice, people, follows } = alicesNetwork();
    const account = await connect(network);
    await account.snapshot();
    const [unfollowed, blocker, blocked, down, away, gone] = people;
    network.remove(follows[0]!);
    network.write(blocker!, BLOCK, { subject: alice }, NOW + HOUR);
    network.write(alice, BLOCK, { subject: blocked }, NOW + HOUR);
    network.accounts.get(down!)!.status = 'takendown';
    network.accounts.get(away!)!.status = 'deactivated';
    network.accounts.get(gone!)!.status = 'deleted';
    account.clock.time += DAY;
    const { followers } = await account.snapshot();
    expect(followers).toMatchObject({
      came: 0,
      left: 6,
      found: { active: 1, blocked: 2, suspended: 1, deleted: 2 },
    });
    const { statuses, people: stored } = await audience(account);
    const said = Array.from(statuses.person, (person, i) => [
      stored.ids[person],
      ACCOUNT_STATUSES[statuses.status[i]!],
    ]);
    expect(Object.fromEntries(said)).toEqual({
      [unfollowed!]: 'active',
      [blocker!]: 'blocked',
      [blocked!]: 'blocked',
      [down!]: 'suspended',
      [away!]: 'deleted',
      // Nobody can tell whose account it was.
      [stored.ids.find(isErasedId)!]: 'deleted',
    });
  });

  it('follows the deletion of an account, and keeps when it followed', async () => {
    const { network, people } = alicesNetwork();
    const [gone, exFollower, away] = [people[3]!, people[4]!, people[5]!];
    network.write(gone, POST, tag('rust'), NOW - 5 * DAY);
    const follow = network.of(FOLLOW).find(({ did }) => did === exFollower)!;
    const account = await connect(network);
    await account.snapshot();
    network.remove(follow.uri);
    account.clock.time += DAY;
    await account.snapshot();
    network.accounts.get(gone)!.status = 'deleted';
    network.accounts.get(exFollower)!.status = 'deleted';
    network.accounts.get(away)!.status = 'deactivated';
    account.clock.time += DAY;
    await account.snapshot();
    const log = await audience(account);
    expect(log.people.ids).not.toContain(gone);
    expect(log.people.ids).not.toContain(exFollower);
    expect(log.people.profiles[log.people.ids.indexOf(away)]).toMatchObject({ name: 'person-5' });
    expect(log.interests.terms).toEqual([]);
    const { spells } = followAudience(log);
    const ended = Array.from(spells.person.keys())
      .filter((s) => isErasedId(log.people.ids[spells.person[s]!]!))
      .map((s) => [spells.followBefore[s]! - NOW, DEPARTURE_REASONS[spells.reason[s]!]]);
    expect(ended.sort()).toEqual([
      [-36 * DAY, 'unfollowed'],
      [-37 * DAY, 'deleted'],
    ]);
  });

  it('recognises somebody who comes back after their account was deleted', async () => {
    const { network, people } = alicesNetwork();
    const account = await connect(network);
    await account.snapshot();
    const back = network.accounts.get(people[3]!)!;
    for (const status of ['deleted', undefined] as const) {
      back.status = status;
      account.clock.time += DAY;
      await account.snapshot();
    }
    const log = await audience(account);
    expect(log.people.ids.some(isErasedId)).toBe(false);
    const person = log.people.ids.indexOf(back.did);
    expect(log.people.profiles[person]).toMatchObject({ handle: 'person-3.example' });
    expect(new Set(log.statuses.person)).toEqual(new Set([person]));
  });

  it('follows deletions between snapshots, of followers too', async () => {
    const { network, alice, people } = alicesNetwork();
    const regretted = network.write(alice, POST, { text: 'Regretted' }, NOW - 19 * DAY);
    const account = await connect(network);
    await account.snapshot();
    network.remove(regretted);
    network.accounts.get(people[3]!)!.status = 'deleted';
    account.clock.time += DAY;
    expect(await account.followDeletions()).toBe(true);
    const between = await audience(account);
    expect(between.people.ids).not.toContain(people[3]);
    expect(between.posts).toEqual([]);
    account.clock.time += DAY;
    expect(await account.snapshot()).toMatchObject({
      stopped: undefined,
      followers: { came: 0, left: 1 },
    });
    const log = await audience(account);
    const { spells } = followAudience(log);
    const ended = Array.from(spells.person.keys()).filter((s) => spells.leaveBefore[s]! < Infinity);
    expect(ended.map((s) => DEPARTURE_REASONS[spells.reason[s]!])).toEqual(['deleted']);
    account.server.fault = () => 'unavailable';
    expect(await account.followDeletions()).toBe(false);
  });

  it('believes no server alone that an account is deleted', async () => {
    const { network, people } = alicesNetwork(3);
    const account = await connect(network);
    await account.snapshot();
    network.remove(network.of(FOLLOW).find(({ did }) => did === people[0])!.uri);
    // Their own server has lost them, but the AppView shows their profile.
    account.server.lost.add(people[0]!);
    for (let day = 0; day < 3; day++) {
      account.clock.time += DAY;
      await account.snapshot();
    }
    expect((await audience(account)).people.ids).toContain(people[0]);
  });

  it('reads again when somebody follows who had left', async () => {
    const { network, alice, people, follows } = alicesNetwork();
    const account = await connect(network);
    await account.snapshot();
    network.remove(follows[7]!);
    account.clock.time += DAY;
    await account.snapshot();
    network.write(people[7]!, FOLLOW, { subject: alice }, NOW + DAY + HOUR);
    account.clock.time += DAY;
    expect(await account.snapshot()).toMatchObject({ followers: { came: 1 }, followTimes: 1 });
    const { follows: times, people: stored } = await audience(account);
    const own = Array.from(times.person.keys()).filter(
      (i) => stored.ids[times.person[i]!] === people[7],
    );
    expect(own.map((i) => times.before[i])).toEqual([NOW - 33 * DAY, NOW + DAY + HOUR]);
  });

  it('takes nobody for a new follower whose account was only inactive', async () => {
    const { network, people } = alicesNetwork();
    const account = await connect(network);
    await account.snapshot();
    const away = network.accounts.get(people[5]!)!;
    away.status = 'deactivated';
    for (let day = 0; day < 3; day++) {
      account.clock.time += DAY;
      await account.snapshot();
    }
    away.status = undefined;
    account.clock.time += DAY;
    await account.snapshot();
    const log = await audience(account);
    const person = log.people.ids.indexOf(away.did);
    const own = Array.from(log.follows.person.keys()).filter(
      (i) => log.follows.person[i] === person,
    );
    expect(own.map((i) => log.follows.before[i])).toEqual([NOW - 35 * DAY]);
    const seen = followAudience(log);
    const gained = Array.from(gainedSpells(seen)).filter((s) => seen.spells.person[s] === person);
    expect(gained.map((s) => seen.spells.followBefore[s])).toEqual([NOW - 35 * DAY]);
  });

  it('passes over a post whose reactions are never shown', async () => {
    const { network, alice, people } = alicesNetwork();
    const [hidden] = [1, 2, 3].map((i) => likedPost(network, alice, people[0]!, i));
    const account = await connect(network);
    let asked = 0;
    account.server.fault = (method, _, query) => {
      if (method !== 'app.bsky.feed.getLikes' || query.get('uri') !== hidden) return undefined;
      asked++;
      return 'refused';
    };
    expect(await account.snapshot()).toMatchObject({ stopped: undefined, interests: 40 });
    expect((await audience(account)).engagements.at).toHaveLength(2);
    account.clock.time += DAY;
    await account.snapshot();
    expect(asked).toBe(1);
  });

  it('passes over no post where the platform shows none', async () => {
    const { network, alice, people } = alicesNetwork();
    for (let i = 0; i < 4; i++) likedPost(network, alice, people[0]!, i);
    const account = await connect(network);
    account.server.fault = (method) =>
      method === 'app.bsky.feed.getLikes' ? 'refused' : undefined;
    expect(await account.snapshot()).toMatchObject({ stopped: { reason: 'misunderstood' } });
    account.server.fault = () => undefined;
    await account.snapshot();
    expect((await audience(account)).engagements.at).toHaveLength(4);
  });

  it('asks about several posts at once, and continues where it stopped', async () => {
    const { network, alice, people } = alicesNetwork();
    const posts = Array.from({ length: 40 }, (_, i) => likedPost(network, alice, people[i]!, i));
    const account = await connect(network);
    account.server.latency = 5;
    const asked = new Map<string, number>();
    let most = 0;
    let isOut = false;
    account.server.fault = (method, _, query) => {
      if (method !== 'app.bsky.feed.getLikes') return undefined;
      most = Math.max(most, account.server.busy);
      isOut ||= asked.size === 25;
      if (isOut) return 'unavailable';
      asked.set(query.get('uri')!, (asked.get(query.get('uri')!) ?? 0) + 1);
      return undefined;
    };
    expect(await account.snapshot()).toMatchObject({ stopped: { reason: 'unreachable' } });
    expect(most).toBeGreaterThan(3);
    account.server.fault = (method, _, query) => {
      if (method === 'app.bsky.feed.getLikes')
        asked.set(query.get('uri')!, (asked.get(query.get('uri')!) ?? 0) + 1);
      return undefined;
    };
    expect(await account.snapshot()).toMatchObject({ stopped: undefined });
    expect([...asked].sort()).toEqual(posts.map((post) => [post, 1]).sort());
    expect((await audience(account)).engagements.at).toHaveLength(40);
  });

  it('reads all posts, and who reacted when', async () => {
    const { network, alice, people } = alicesNetwork();
    const [fan, stranger] = [people[0]!, network.addAccount('stranger.example', MADE)];
    const at = NOW - 200 * DAY;
    const post = network.write(alice, POST, { text: 'Ferries', langs: ['en-GB'] }, at);
    const subject = { uri: post, cid: CID };
    const thread = { parent: subject, root: subject };
    network.write(alice, POST, { text: 'and trains', reply: thread }, at + 1);
    network.write(fan, LIKE, { subject }, at + HOUR);
    network.write(stranger, LIKE, { subject }, at + HOUR);
    network.write(fan, POST, { text: 'Nice', reply: thread }, at + 2 * HOUR);
    const embed = { $type: 'app.bsky.embed.record', record: subject };
    const quote = network.write(fan, POST, { text: 'Look', embed }, at + 3 * HOUR);
    network.write(fan, REPOST, { subject }, at + 4 * HOUR);
    network.write(alice, REPOST, { subject: { uri: quote, cid: CID } }, at + 5 * HOUR);
    const parent = { uri: quote, cid: CID };
    network.write(alice, POST, { text: 'Thanks', reply: { parent, root: parent } }, at + 6 * HOUR);
    const account = await connect(network);
    await account.snapshot();
    const { posts, engagements } = await audience(account);
    expect(posts.map(({ text, kind, lang }) => [text, kind, lang])).toEqual([
      ['Ferries', 'original', 'en'],
      ['and trains', 'original', undefined],
      ['Look', 'repost', undefined],
      ['Thanks', 'reply', undefined],
    ]);
    expect(Array.from(engagements.at, (time) => time - at)).toEqual(
      expect.arrayContaining([HOUR, 2 * HOUR, 3 * HOUR]),
    );
    // The stranger does not follow, and a repost has the time at which we saw it.
    expect(engagements.at).toHaveLength(4);
  });

  it('reads what followers write about, and follows deletions of posts', async () => {
    const { network, alice, people } = alicesNetwork();
    network.write(people[3]!, POST, tag('Rust'), NOW - 5 * DAY);
    network.write(people[3]!, POST, tag('rust'), NOW - 4 * DAY);
    const kept = network.write(alice, POST, { text: 'Kept' }, NOW - 20 * DAY);
    const deleted = network.write(alice, POST, { text: 'Regretted' }, NOW - 19 * DAY);
    const account = await connect(network);
    expect(await account.snapshot()).toMatchObject({ interests: 40 });
    const first = await audience(account);
    expect(first.interests.terms).toEqual(['#rust']);
    expect(Array.from(first.interests.weight)).toEqual([2]);
    expect(first.posts.map(({ id }) => id)).toEqual([kept, deleted]);
    network.remove(deleted);
    account.clock.time += DAY;
    expect(await account.snapshot()).toMatchObject({ stopped: undefined, interests: 0 });
    expect((await audience(account)).posts.map(({ id }) => id)).toEqual([kept]);
  });

  it('reads lists, starter packs and shared feeds as interests, and what brought somebody', async () => {
    const { network, alice, people } = alicesNetwork();
    const [maker, sharer, brought, other] = people as [string, string, string, string];
    const list = { name: 'Bike lanes', purpose: 'app.bsky.graph.defs#curatelist' };
    network.write(maker, LIST, list, NOW - 9 * DAY);
    const muted = { name: 'Annoying', purpose: 'app.bsky.graph.defs#modlist' };
    network.write(maker, LIST, muted, NOW - 9 * DAY);
    const packOf = (name: string, did: string) =>
      network.write(did, STARTER_PACK, { name, list: `at://${did}/${LIST}/a` }, NOW - 9 * DAY);
    const pack = packOf('Tram people', maker);
    const feed = network.write(maker, FEED, { displayName: 'Ferries daily' }, NOW - 9 * DAY);
    const embed = { $type: 'app.bsky.embed.record', record: { uri: feed, cid: CID } };
    network.write(sharer, POST, { text: 'Look', embed }, NOW - 5 * DAY);
    network.remove(network.link(brought, alice, FOLLOW)!);
    const via = { uri: pack, cid: CID };
    network.write(brought, FOLLOW, { subject: alice, via }, NOW - 2 * DAY);
    network.remove(network.link(other, alice, FOLLOW)!);
    const elsewhere = { uri: `at://${maker}/${POST}/a`, cid: CID };
    network.write(other, FOLLOW, { subject: alice, via: elsewhere }, NOW - 2 * DAY);
    const account = await connect(network);
    expect(await account.snapshot()).toMatchObject({ stopped: undefined, followTimes: 40 });
    const { interests, people: stored, follows, brought: names } = await audience(account);
    const came = Array.from(follows.person, (person, f) => [
      stored.ids[person],
      names[follows.via[f]!],
    ]);
    expect(came.filter(([, name]) => name !== undefined)).toEqual([[brought, 'tram people']]);
    const found = Array.from(interests.person, (person, i) => [
      stored.ids[person],
      interests.terms[interests.term[i]!],
    ]);
    const expected = [
      [maker, 'bike lanes'],
      [maker, 'tram people'],
      [sharer, 'ferries daily'],
      [brought, 'tram people'],
    ];
    expect(found.map(String).sort()).toEqual(expected.map(String).sort());
    // Nobody is asked about who has none.
    const asked = account.server.calls.filter((method) => method === 'app.bsky.graph.getLists');
    expect(asked).toHaveLength(1);
  });

  it('learns ties among followers from the follows that it reads anyway', async () => {
    const { network, people } = alicesNetwork(4);
    const [bob, carol, dan] = people as [string, string, string];
    const stranger = network.addAccount('stranger.example', NOW - 900 * DAY);
    network.write(bob, FOLLOW, { subject: carol }, NOW - 600 * DAY);
    network.write(bob, FOLLOW, { subject: stranger }, NOW - 600 * DAY);
    network.write(dan, FOLLOW, { subject: bob }, NOW - 600 * DAY);
    const account = await connect(network);
    await account.snapshot();
    const { ties, people: stored } = await audience(account);
    const told = Array.from(ties.from, (from, i) => [stored.ids[from], stored.ids[ties.to[i]!]]);
    expect(told.toSorted()).toEqual(
      [
        [bob, carol],
        [dan, bob],
      ].toSorted(),
    );
    expect(stored.ids).not.toContain(stranger);
    // A request for each follower, as without ties.
    const reads = account.server.calls.filter((method) => /repo\.(?:get|list)Record/.test(method));
    expect(reads).toHaveLength(people.length);
  });

  it('believes no server alone that a post is deleted', async () => {
    const { network, alice } = alicesNetwork(3);
    network.write(alice, POST, { text: 'Kept' }, NOW - 20 * DAY);
    const account = await connect(network);
    await account.snapshot();
    // The AppView forgets the post, and the account's own server is down.
    account.server.fault = (method) =>
      method === 'com.atproto.repo.getRecord' ? 'unavailable' : undefined;
    account.server.hidden.add('app.bsky.feed.getPosts');
    account.clock.time += DAY;
    await account.snapshot();
    expect((await audience(account)).posts).toHaveLength(1);
  });

  it('reads on where authors chose long keys for their posts', async () => {
    const { network, alice, people } = alicesNetwork(3);
    const uri = network.write(alice, POST, { text: 'Ferries' }, NOW - 20 * DAY);
    const embed = { $type: 'app.bsky.embed.record', record: { uri, cid: CID } };
    const key = 'k'.repeat(400);
    const quote = network.write(people[0]!, POST, { text: 'Look', embed }, NOW - 19 * DAY, key);
    network.write(alice, REPOST, { subject: { uri: quote, cid: CID } }, NOW - 18 * DAY);
    const account = await connect(network);
    expect(await account.snapshot()).toMatchObject({ stopped: undefined, posts: 2, engagement: 1 });
    const { posts } = await audience(account);
    expect(posts.map(({ kind }) => kind)).toEqual(['original', 'repost']);
  });

  it('says in a first report what is still being read', async () => {
    const { network, alice, people } = alicesNetwork(60);
    for (let i = 0; i < 3; i++) likedPost(network, alice, people[i]!, i);
    const account = await connect(network);
    const own = await account.store.forAccount(account.account);
    const coming = () => stillComing(own, account.clock.time);
    const stopAt = async (method: string, from = 0) => {
      let calls = 0;
      account.server.fault = (asked) =>
        asked === method && calls++ >= from ? 'unavailable' : undefined;
      expect(await account.snapshot()).toMatchObject({ stopped: { reason: 'unreachable' } });
      return coming();
    };
    const advice = 'If it was stopped, `tribe snapshot` continues.';
    expect(await coming()).toBeUndefined();
    expect(await stopAt('app.bsky.graph.getFollowers')).toBe(
      `Still being read: 60 of 60 followers; follow times of 60 of 60 followers; interests of 60 of 60 followers, about 1 minute. ${advice}`,
    );
    expect(await stopAt('app.bsky.graph.getRelationships', 1)).toBe(
      `Still being read: follow times of 30 of 60 followers; reactions to 3 posts; interests of 60 of 60 followers, about 1 minute. ${advice}`,
    );
    const interests = await stopAt('app.bsky.feed.getAuthorFeed', 20);
    expect(interests).toBe(
      `Still being read: interests of 40 of 60 followers, about 1 minute. ${advice}`,
    );
    const report = withStillComing(richReport, interests);
    for (const exporter of [reportExporters.text, reportExporters.md, reportExporters.html]) {
      expect(exporter(report, { columns: 80, palette: PLAIN }).replace(/\s+/g, ' ')).toContain(
        'Still being read: interests of 40 of 60 followers',
      );
    }
    account.server.fault = () => undefined;
    await account.snapshot();
    expect(await coming()).toBeUndefined();
  });

  it('ends although the posts of one person can never be read', async () => {
    const { network, people } = alicesNetwork();
    const account = await connect(network);
    account.server.fault = (_, _call, query) =>
      query.get('actor') === people[5] ? 'unavailable' : undefined;
    expect(await account.snapshot()).toMatchObject({ stopped: undefined, interests: 39 });
  });

  it('reads followers every day, whatever stopped the snapshot after them', async () => {
    const { network, follows } = alicesNetwork();
    const account = await connect(network);
    account.server.fault = (method) =>
      method === 'app.bsky.graph.getFollows' ? 'unavailable' : undefined;
    expect(await account.snapshot()).toMatchObject({ stopped: { reason: 'unreachable' } });
    network.remove(follows[7]!);
    expect((await account.snapshot()).followers).toBeUndefined();
    account.clock.time += DAY;
    expect(await account.snapshot()).toMatchObject({ followers: { left: 1 } });
  });

  it.each(['limited', 'broken', 'cut off', 'unavailable'] as const)(
    'loses nothing where a server is %s now and then',
    async (fault) => {
      const { network } = alicesNetwork(130);
      const account = await connect(network);
      account.server.fault = (_, call) => (call % 7 === 3 ? fault : undefined);
      const first = await account.snapshot();
      expect(first).toMatchObject({ stopped: undefined, followers: { complete: true } });
      account.server.fault = () => undefined;
      account.clock.time += DAY;
      const second = await account.snapshot();
      expect(second.followers).toMatchObject({ followers: 130, came: 0, left: 0 });
      expect(first.followTimes! + second.followTimes!).toBe(130);
    },
  );
});
