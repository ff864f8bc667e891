import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '../../src/app/access/tokens.ts';
import { takeSnapshot } from '../../src/app/collect/snapshot.ts';
import { openStore } from '../../src/app/open-store.ts';
import { startFakeX } from '../../src/fake-x/fake-x.ts';
import { fakeWorld } from '../../src/fake-x/world.ts';
import type { AccountId, PersonId } from '../../src/model/ids.ts';
import { parseEvent } from '../../src/model/parse-event.ts';
import { livePlatform } from '../../src/platforms/registry.ts';
import { differences } from '../support/differences.ts';
import { fromVersion1 } from '../support/report-v1-to-v2.ts';
import { runTribe } from '../support/run-tribe.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const FIXTURE = join(import.meta.dirname, '../fixtures/database-7141141');
const ENVIRONMENT = { TRIBE_KEY: 'ab'.repeat(32) };
const ACCOUNT = '4000000000000000000' as AccountId;

const folder = temporaryFolder();
const database = join(folder.path, 'audience.sqlite');
const fixture = (name: string): Buffer => readFileSync(join(FIXTURE, name));
const before = JSON.parse(fixture('state.json').toString());
/** Without the prices on X's list, which change. */
const allowed = { ...before.allowed, prices: { followers: before.allowed.prices.followers } };

beforeAll(() => copyTo('audience.sqlite'));

function copyTo(name: string): string {
  return folder.write(name, gunzipSync(fixture('audience.sqlite.gz')));
}

async function printed(...args: string[]) {
  const options = { database, environment: ENVIRONMENT };
  const { code, stdout, stderr } = await runTribe([...args, '--json'], options);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

interface Topic {
  id: string;
  label: string;
  origin: string;
  posts: number;
}

interface Report {
  topics: Topic[];
}

/** The topics that the owner or the posts gave, by id. A later method may find others in the texts. */
function givenTopics(topics: readonly Topic[]): Topic[] {
  return topics
    .filter(({ origin }) => origin !== 'found')
    .map(({ id, label, origin, posts }) => ({ id, label, origin, posts }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Sections that later methods find in other ways. */
const FOUND = ['topics', 'communities', 'unclustered', 'evidence'];

/** What a report says besides these sections. */
function otherFigures(report: Report): object {
  return Object.fromEntries(Object.entries(report).filter(([section]) => !FOUND.includes(section)));
}

/** The names that the owner gave, by the id of the community. */
function ownersNames(communities: readonly { id: string; name: string | null }[]): object {
  return Object.fromEntries(
    communities.flatMap(({ id, name }) => (name === null ? [] : [[id, name]])),
  );
}

describe('a database of commit 7141141', () => {
  describe('when computed again, as a new method does', () => {
    let report: Report;
    beforeAll(async () => {
      const kept = new Database(database);
      kept.exec(`DELETE FROM result WHERE kind = 'report'`);
      kept.close();
      report = await printed('report');
    });

    it('gives the same figures, except those of topics and communities found in other ways', () => {
      const expected = fromVersion1(JSON.parse(fixture('report.json').toString())) as Report;
      expect(differences(otherFigures(expected), report)).toEqual([]);
      expect(givenTopics(report.topics)).toEqual(givenTopics(expected.topics));
    });

    it('gives exactly the figures of the current method', async () => {
      const text = `${JSON.stringify(report, null, 2)}\n`;
      await expect(text).toMatchFileSnapshot('../golden/earlier-database.json');
    });
  });

  it.each([
    ['corrections', ['correct', 'list'], { decisions: before.decisions }],
    ['topics of the owner’s own', ['topics', 'list'], { topics: before.ownTopics }],
    ['rejected rows', ['quarantine', '--all'], { lines: before.quarantine }],
    ['schedule', ['watch', '--status'], before.watchStatus],
    ['limits of spending and own prices', ['spending'], allowed],
  ])('keeps its %s', async (_, args, expected) => {
    expect(differences(fromVersion1(expected), await printed(...args))).toEqual([]);
  });

  it('keeps the topics that posts have and the names of communities', async () => {
    const { topics } = await printed('topics');
    expect(givenTopics(topics)).toEqual(givenTopics(before.topics));
    const { communities } = await printed('name');
    expect(ownersNames(communities)).toEqual(ownersNames(before.names));
  });

  it('keeps roles, spending and forgotten people', async () => {
    const store = await openStore(database);
    try {
      const { token, links, roles } = before.access;
      expect(await (await store.forAccount(ACCOUNT)).sharing.links.all()).toEqual(links);
      expect(await (await store.forAccount(ACCOUNT)).sharing.roles.all()).toEqual(roles);
      const now = Date.UTC(2027, 0, 1);
      expect(await store.access.findLink(digestOf(token), now)).toMatchObject({ id: 1 });
      expect(await store.access.findLink(digestOf(`${token}-revoked`), now)).toBeUndefined();
      expect(await store.access.sessions.find(digestOf(`${token}-session`), now)).toMatchObject({
        user: 'x:42',
      });
      expect(await (await store.forAccount(ACCOUNT)).collector.spending.since(0)).toEqual(
        before.spending,
      );
      const isForgotten = await (await store.forAccount(ACCOUNT)).privacy.forgotten();
      expect(before.forgotten.map((person: PersonId) => isForgotten(person))).toEqual([true]);
      expect(isForgotten('4900000000000000011')).toBe(false);
    } finally {
      await store.close();
    }
  });

  it('continues the interrupted snapshot of X', async () => {
    const { wentOn } = before;
    const location = copyTo('stopped.sqlite');
    const clock = {
      time: wentOn.from as number,
      now: () => clock.time,
      wait: async (until: number) => void (clock.time = Math.max(clock.time, until)),
    };
    const lines = gunzipSync(fixture('x-world.ndjson.gz')).toString().trim().split('\n');
    const events = lines.flatMap((line) => {
      const parsed = parseEvent(JSON.parse(line));
      return 'event' in parsed ? [parsed.event] : [];
    });
    const world = fakeWorld(events);
    const x = await startFakeX({ world, now: clock.now, limitShare: 0.01, largestPage: 60 });
    const agent = new Agent({ ca: x.certificate.cert });
    const store = await openStore(location);
    try {
      const result = await takeSnapshot({
        store: await store.forAccount(ACCOUNT),
        database: location,
        environment: ENVIRONMENT,
        platform: await livePlatform('x').connect({ TRIBE_X_API: x.url }, agent),
        clock,
        signal: new AbortController().signal,
        mayCost: async () => true,
      });
      const { followers, posts, engagement, spent } = wentOn;
      expect(result).toMatchObject({ followers, posts, engagement, spent, stopped: undefined });
      expect(result.plan).toMatchObject({ goesOn: true, alreadyRead: 180 });
      expect(x.requests.get('users/:id/followers')).toBe(wentOn.requests);
      const reading = await (await store.forAccount(ACCOUNT)).log.lastSnapshot(Infinity);
      expect(reading).toMatchObject({ at: wentOn.reading.at });
      expect(reading!.followers).toHaveLength(wentOn.reading.followers);
    } finally {
      agent.destroy();
      await x.close();
      await store.close();
    }
  });
});
