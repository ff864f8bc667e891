import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/app/open-store.ts';
import type { AccountId } from '../../src/model/ids.ts';
import type { TribeReport } from '../../src/model/report.ts';
import type { Ran } from '../support/run-tribe.ts';
import { runTribe } from '../support/run-tribe.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { idAt, newLayout, OWNER, tweet, ytd } from '../support/x-archive/archive-contents.ts';
import type { Archive } from '../support/x-archive/archive-contents.ts';
import { REALISTIC } from '../support/x-archive/realistic.ts';
import { unpackInto, zipOf } from '../support/x-archive/write-archive.ts';

const folder = temporaryFolder();
let databases = 0;
const newDatabase = (): string => join(folder.path, `${databases++}.sqlite`);
const write = (name: string, archive: Archive): string =>
  folder.write(name, zipOf(newLayout(archive)));

const LANDMARKS = ['Übersetzer und Speicher', 'Radfahren in den Bergen'];

/** Posts of a year on two subjects; not in English, whose sentence model takes long to load. */
function postsOf(year: number, metrics: object = {}): object[] {
  return Array.from({ length: 20 }, (_, i) => {
    const at = new Date(Date.UTC(year, 0, 1) + i * 15 * 86_400_000).toISOString();
    return tweet(at, `Nummer ${i} über ${LANDMARKS[i % 2]}`, { lang: 'de', ...metrics });
  });
}

const people = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, i) => idAt('2020-01-01T00:00:00Z', from + i));

const FIRST: Archive = {
  at: '2022-12-31T12:00:00Z',
  tweets: postsOf(2022),
  followers: people(0, 400),
};
const SECOND: Archive = {
  at: '2023-12-31T12:00:00Z',
  tweets: [...postsOf(2023), ...postsOf(2022, { favorite_count: '99' }).slice(1)],
  deletedTweets: postsOf(2022).slice(0, 1),
  followers: people(10, 420),
  following: people(10, 30),
};

/** All that is known, in a form that depends on nothing but what was said. */
async function digestOf(database: string): Promise<string> {
  const store = await openStore(database);
  try {
    return (await (await store.forAccount(OWNER.id as AccountId)).log.loadAudience()).digest;
  } finally {
    await store.close();
  }
}

async function reportOf(database: string): Promise<TribeReport> {
  const { stdout } = await runTribe(['report', '--json'], { database });
  return JSON.parse(stdout) as TribeReport;
}

function totalOf({ stdout }: Ran): object {
  return (JSON.parse(stdout) as { total: object }).total;
}

describe('an archive', () => {
  test('is imported, changes nothing when imported again, and leaves nothing on the disk', async () => {
    const path = write('realistic.zip', REALISTIC);
    const temporary = join(folder.path, 'tmp');
    mkdirSync(temporary);
    const before = readdirSync(folder.path);
    const database = newDatabase();
    const run = (): Promise<Ran> =>
      runTribe(['import', path], { database, environment: { TMPDIR: temporary } });
    expect(await run()).toEqual({
      code: 0,
      stdout:
        `${path}: 19 events: 19 new.\n` +
        '  10 posts; 3 followers on 31 Aug 2023; 2 you follow; 2 deleted posts skipped.\n',
      stderr: '',
    });
    expect((await run()).stdout).toContain('19 events: 0 new, 19 already known.');
    expect(readdirSync(temporary)).toEqual([]);
    const made = readdirSync(folder.path).filter((name) => !before.includes(name));
    expect(made.filter((name) => !name.includes('.sqlite'))).toEqual([]);
  });

  test('gives a report that says what one archive shows and what it doesn’t', async () => {
    const database = newDatabase();
    await runTribe(['import', write('alone.zip', FIRST)], { database });
    const { stdout } = await runTribe(['report'], { database });
    expect(stdout).toMatch(/Robin Reed \(@Robin\) on X/);
    expect(stdout).toMatch(/400 people follow you\.\s+Nobody has followed or left yet/);
    expect(stdout).toMatch(/Import\s+follower\s+lists\s+from\s+other\s+dates/);
    const { audience, topics, dataQuality } = await reportOf(database);
    expect(audience).toMatchObject({ start: 400, end: 400, gained: 0, lost: 0 });
    expect(dataQuality).toMatchObject({
      snapshots: 1,
      rejectedSnapshots: [],
      followTimesUnknown: 400,
    });
    expect(topics.length).toBeGreaterThanOrEqual(1);
    expect(new Set(topics.map(({ role }) => role))).toEqual(new Set(['not enough evidence']));
  });

  test('with an incomplete list says so, and nobody counts as gone', async () => {
    const database = newDatabase();
    const partial = { ...SECOND, isPartial: true, followers: people(0, 20) };
    const ran = await runTribe(['import', write('1.zip', FIRST), write('2.zip', partial)], {
      database,
    });
    expect(ran.stdout).toContain('20 followers on 31 Dec 2023 (the list is incomplete)');
    const { audience, dataQuality } = await reportOf(database);
    expect(audience).toMatchObject({ end: 400, lost: 0 });
    expect(dataQuality.rejectedSnapshots).toMatchObject([
      { reason: 'incomplete', incomplete: 'part of the download' },
    ]);
  });
});

describe('several archives', () => {
  const years = [write('twitter-2022.zip', FIRST), write('twitter-2023.zip', SECOND)];

  test('give a history: who came and left, and every post once, without deleted ones', async () => {
    const database = newDatabase();
    const ran = await runTribe(['import', ...years], { database });
    expect(ran.code).toBe(0);
    expect(ran.stdout).toMatch(/Total: [\d,]+ events/);
    const { audience, dataQuality } = await reportOf(database);
    expect(audience).toMatchObject({ start: 400, end: 410, gained: 20, lost: 10 });
    expect(dataQuality.snapshots).toBe(2);
    const { stdout } = await runTribe(['topics', '--posts', '--json'], { database });
    const { posts } = JSON.parse(stdout) as { posts: { id: string }[] };
    expect(new Set(posts.map(({ id }) => id)).size).toBe(posts.length);
    expect(posts).toHaveLength(20 + 19);
    expect(posts.map(({ id }) => id)).not.toContain(idAt('2022-01-01T00:00:00.000Z'));
  });

  test('give the same in any order, one by one, zipped or not, with event files', async () => {
    const together = newDatabase();
    const events = folder.write(
      'more.ndjson',
      `{"type":"status","person":"${idAt('2020-01-01T00:00:00Z', 3)}","at":"2024-01-01T00:00:00Z","status":"suspended"}\n`,
    );
    await runTribe(['import', events, ...years], { database: together });
    const apart = newDatabase();
    const unpacked = unpackInto(join(folder.path, 'twitter-2022-unpacked'), newLayout(FIRST));
    for (const path of [years[1], unpacked, events]) {
      expect((await runTribe(['import', path], { database: apart })).code).toBe(0);
    }
    expect(await digestOf(apart)).toBe(await digestOf(together));
  });
});

describe('what is broken in an archive', () => {
  test('is rejected with its file, line, text and reason, and can be corrected', async () => {
    const files = newLayout(REALISTIC);
    files['data/tweets.js'] = String(files['data/tweets.js']).replace(
      /"created_at" : "Sun Aug 13 09:00:00[^"]*"/,
      '"created_at" : yesterday',
    );
    const path = folder.write('broken.zip', zipOf(files));
    const database = newDatabase();
    const ran = await runTribe(['import', path, '--json'], { database });
    expect(ran.code).toBe(3);
    expect(totalOf(ran)).toMatchObject({ added: 18, rejected: 1 });
    const listed = await runTribe(['quarantine', '--json'], { database });
    const [line] = (JSON.parse(listed.stdout) as { lines: Record<string, unknown>[] }).lines;
    expect(line).toMatchObject({
      file: `${path}/data/tweets.js`,
      reason: expect.stringMatching(/^not JSON/),
      text: expect.stringContaining('"created_at" : yesterday'),
    });
    const rows = String(files['data/tweets.js']).split('\n');
    expect(rows[(line.line as number) - 1].trim()).toBe('{');
    const shown = await runTribe(['quarantine', 'show', '1'], { database });
    expect(shown.stdout).toContain('\n      "created_at" : yesterday,\n');
    const mended =
      '{"type":"post","id":"1690649390085046272","at":"2023-08-13T09:00:00Z","text":"mended"}';
    const replayed = await runTribe(['quarantine', 'replay', '1', '--line', mended], { database });
    expect(replayed).toMatchObject({ code: 0, stderr: '' });
    expect((await runTribe(['quarantine'], { database })).stdout).toMatch(
      /There are no rejected rows/,
    );
  });

  test('a hostile zip is refused, and the others are imported', async () => {
    const evil = folder.write(
      'evil.zip',
      zipOf(newLayout(FIRST), [{ name: '../../.bashrc', content: 'evil' }]),
    );
    const good = write('good.zip', REALISTIC);
    const ran = await runTribe(['import', evil, good], { database: newDatabase() });
    expect(ran.code).toBe(3);
    expect(ran.stdout).toContain(`${good}: 19 events: 19 new.`);
    expect(ran.stderr).toMatch(/evil\.zip is not a readable zip: invalid relative path/);
    expect(ran.stderr).not.toMatch(/bug in Tribefinder|at async/);
  });
});

describe('whose archive', () => {
  const other = newLayout(REALISTIC);
  other['data/account.js'] = ytd('account', [{ accountId: '5', username: 'eve' }], 'account');
  delete other['data/manifest.js'];
  const [mine, hers] = [write('mine.zip', REALISTIC), folder.write('hers.zip', zipOf(other))];

  test('must be that of --account, by id or by a known handle', async () => {
    const database = newDatabase();
    const wrong = await runTribe(['import', hers, '--account', OWNER.id], { database });
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toMatch(/hers\.zip is about the account 5, not 783214/);
    for (const account of [OWNER.id, OWNER.handle]) {
      const right = await runTribe(['import', mine, '--account', account], { database });
      expect(right.code).toBe(0);
    }
  });

  test('is stored apart from another’s', async () => {
    const database = newDatabase();
    await runTribe(['import', mine, hers], { database });
    const unclear = await runTribe(['report'], { database });
    expect(unclear.code).toBe(2);
    expect(unclear.stderr).toMatch(/has 2 accounts[^]*5 \(eve\), 783214 \(Robin\)/);
  });
});
