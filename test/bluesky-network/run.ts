import { deepEqual, equal } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Instant } from '../../src/model/instant.ts';
import { blueskyDeletedPosts } from '../../src/platforms/bluesky/deleted-posts.ts';
import { createDirectory } from '../../src/platforms/bluesky/directory.ts';
import { blueskyFollowTimes } from '../../src/platforms/bluesky/follow-times.ts';
import { blueskyLookUp } from '../../src/platforms/bluesky/look-up.ts';
import { createOwnServers } from '../../src/platforms/bluesky/own-servers.ts';
import { blueskyLive } from '../../src/platforms/bluesky/live/bluesky-live.ts';
import type { LiveReport } from '../../src/platforms/live-report.ts';
import { jetstreamOf } from './jetstream-of.ts';
import type { XrpcAnswer } from '../../src/platforms/bluesky/xrpc-answer.ts';
import { createXrpcClient } from '../../src/platforms/bluesky/xrpc-client.ts';

// Reads a real server (PDS) and a real directory (PLC) of the AT Protocol. They have no AppView, so
// its answers are written here; `npm test` checks those against the published lexicons.

const here = fileURLToPath(new URL('.', import.meta.url));
const entry = new URL('node_modules/@atproto/dev-env/dist/index.js', import.meta.url);

/** The parts of the development network that are used here. */
interface DevEnv {
  TestNetworkNoAppView: { create: (settings: object) => Promise<Network> };
}

interface Network {
  plc: { url: string };
  pds: {
    url: string;
    adminAuthHeaders: () => Record<string, string>;
    getAgent: () => { com: { atproto: { admin: Admin } } };
    ctx: { accountManager: { deactivateAccount: (did: string, until: null) => Promise<void> } };
  };
  getSeedClient: () => SeedClient;
  close: () => Promise<void>;
}

interface SeedClient {
  createAccount: (name: string, account: object) => Promise<{ did: string }>;
  follow: (from: string, to: string) => Promise<{ uriStr: string }>;
  unfollow: (from: string, to: string) => Promise<void>;
  like: (by: string, post: object) => Promise<unknown>;
  repost: (by: string, post: object) => Promise<unknown>;
  reply: (by: string, root: object, parent: object, text: string) => Promise<unknown>;
  post: (by: string, text: string) => Promise<{ ref: { uri: object; uriStr: string } }>;
  deletePost: (by: string, uri: object) => Promise<void>;
}

interface Admin {
  updateSubjectStatus: (status: object, options: object) => Promise<unknown>;
}

if (!existsSync(entry)) {
  console.log('Installing a server of the network (480 MB, a few minutes).');
  execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: here, stdio: 'inherit' });
}
const { TestNetworkNoAppView } = (await import(entry.href)) as DevEnv;
const network = await TestNetworkNoAppView.create({});
const seeds = network.getSeedClient();
try {
  await readsRealServers();
  await hearsRealServer();
  console.log('The real server and directory answer as the adapter expects.');
} finally {
  await network.close();
}
process.exit();

async function account(name: string): Promise<string> {
  const password = `password-${name}`;
  const settings = { handle: `${name}.test`, email: `${name}@example.test`, password };
  return (await seeds.createAccount(name, settings)).did;
}

async function readsRealServers(): Promise<void> {
  const [alice, bob, carol] = [
    await account('alice'),
    await account('bob'),
    await account('carol'),
  ];
  const before = Date.now();
  await seeds.follow(bob, carol);
  const follow = await seeds.follow(bob, alice);
  const post = await seeds.post(alice, 'Ferries');

  const client = createXrpcClient('tribefinder');
  const own = createOwnServers(client);
  const directory = createDirectory(client, { appView: 'http://127.0.0.1', plc: network.plc.url });
  const relationships = answer({
    relationships: [{ did: bob, followedBy: follow.uriStr }, { did: carol }],
    starterPacks: async () => ({ kind: 'body', body: { starterPacks: [] }, limit: undefined }),
  });

  equal((await directory(`did:plc:${'a'.repeat(24)}`)).kind, 'gone');
  const follows = blueskyFollowTimes({
    own,
    directory,
    profiles: async () => new Map(),
    account: alice,
    relationships,
    starterPacks: answer({ starterPacks: [] }),
  });
  const read = await follows.send('', [bob, carol]);
  if (read.kind !== 'page') throw new Error(`no follows: ${read.kind}`);
  const { claimed, secondOpinion, others } = read.page.get(bob)!;
  deepEqual(others, [carol]);
  for (const time of [claimed, secondOpinion]) isNow(time, before);
  equal(read.page.get(carol)!.claimed, undefined);

  const lookedUp = async () => {
    const found = await blueskyLookUp(own, directory, relationships).send('', [bob, carol]);
    return found.kind === 'page' ? [...found.page.values()] : found.kind;
  };
  deepEqual(await lookedUp(), ['follows', 'active']);
  const { accountManager } = network.pds.ctx;
  await accountManager.deactivateAccount(carol, null);
  deepEqual(await lookedUp(), ['follows', 'deleted']);
  await network.pds.getAgent().com.atproto.admin.updateSubjectStatus(
    {
      subject: { $type: 'com.atproto.admin.defs#repoRef', did: bob },
      takedown: { applied: true, ref: '1' },
    },
    { headers: network.pds.adminAuthHeaders(), encoding: 'application/json' },
  );
  deepEqual(await lookedUp(), ['suspended', 'deleted']);

  const deleted = async () => {
    const asked = blueskyDeletedPosts(own, directory, answer({ posts: [] }));
    const found = await asked.send('', [post.ref.uriStr]);
    return found.kind === 'page' ? [...found.page] : found.kind;
  };
  deepEqual(await deleted(), []);
  await seeds.deletePost(alice, post.ref.uri);
  deepEqual(await deleted(), [post.ref.uriStr]);
}

/** Hears of everything that people do, through Jetstream fed by a real server. */
async function hearsRealServer(): Promise<void> {
  const [erin, frank, grace] = [
    await account('erin'),
    await account('frank'),
    await account('grace'),
  ];
  const since = Date.now();
  const jetstream = await jetstreamOf(network.pds.url);
  const heard: LiveReport[] = [];
  const stop = new AbortController();
  const feed = blueskyLive([jetstream.url], 'tribefinder', () => answer({ relationships: [] }));
  const ended = feed.listen(
    { account: erin, people: [frank, grace], since, attempt: 0 },
    { open: () => undefined, report: (report) => heard.push(report), gap: () => undefined },
    stop.signal,
  );
  const follow = await seeds.follow(frank, erin);
  const post = await seeds.post(erin, 'Ferries');
  await seeds.like(frank, post.ref);
  await seeds.repost(frank, post.ref);
  await seeds.reply(frank, post.ref, post.ref, 'Nice');
  await seeds.unfollow(frank, erin);
  await network.pds.ctx.accountManager.deactivateAccount(grace, null);
  const told = () =>
    heard.flatMap(({ person, what }) =>
      // A new account is active, as one is that is back.
      what === undefined || what.kind === 'unclear' || what.kind === 'back'
        ? []
        : [[person, what.kind === 'engagement' ? what.engagement.kind : what]],
    );
  const record = follow.uriStr;
  const expected = [
    [frank, { kind: 'follow', record }],
    [frank, 'like'],
    [frank, 'repost'],
    [frank, 'reply'],
    [frank, { kind: 'unfollow', record }],
    [grace, { kind: 'away', status: 'deleted', isFinal: false }],
  ];
  for (let tries = 0; tries < 50 && told().length < expected.length; tries++) await pause(100);
  deepEqual(told(), expected);
  for (const { at, what } of heard) if (what?.kind === 'unfollow') isNow(at, since);
  stop.abort();
  await ended;
  await jetstream.close();
}

/** Answers as the AppView would. */
function answer(body: unknown): () => Promise<XrpcAnswer> {
  return async () => ({ kind: 'body', body, limit: undefined });
}

function isNow(time: Instant | undefined, before: number): void {
  equal(time !== undefined && time >= before - 1000 && time <= Date.now() + 1000, true);
}
