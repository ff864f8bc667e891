import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { followAudience } from '../../src/analysis/audience/follow-audience.ts';
import { wholeWindow } from '../../src/analysis/audience/window.ts';
import { openStore } from '../../src/app/open-store.ts';
import type { TribeReport } from '../../src/model/report.ts';
import { audienceFigures } from '../../src/views/report/audience-figures.ts';
import { followersFrom, SHAPES } from '../sources/follower-list/shapes.ts';
import { runTribe } from '../support/run-tribe.ts';
import { unwrapped } from '../support/unwrapped.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let databases = 0;
const newDatabase = (): string => join(folder.path, `${databases++}.sqlite`);

/** The figures of the report, without topics and communities, which take most of its time. */
async function audienceOf(database: string): Promise<object> {
  const store = await openStore(database);
  try {
    const [account] = await store.accounts.all();
    const { log } = await store.forAccount(account!.id);
    const audience = followAudience(await log.loadAudience());
    return audienceFigures(audience, audience.log.people.ids, wholeWindow(audience.log), []);
  } finally {
    await store.close();
  }
}

describe('two lists of two dates show who came and who left', () => {
  test.each(Object.entries(SHAPES))('%s', async (name, shape) => {
    const { write, ending, account = '@rustbelt', options = [], notes = /^/ } = shape;
    // On systems other than Windows a backslash is a letter of a name.
    const inside = join(folder.path, 'my lists\\of 2026', name);
    mkdirSync(inside, { recursive: true });
    const files = ['2026-03-01', '2026-04-01'].map((day) =>
      join(inside, `rustbelt followers ${day}${ending}`),
    );
    for (const [i, file] of files.entries()) {
      const day = file.slice(-10 - ending.length, -ending.length);
      writeFileSync(file, await write(followersFrom(i * 13, 137 + i * 4), day));
    }
    const database = newDatabase();
    const args = ['import', ...files, '--account', account, '--json', ...options];
    const ran = await runTribe(args, { database });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    const { files: results } = JSON.parse(ran.stdout) as Results;
    expect(results[0]!.notes.join()).toMatch(notes);
    expect(results.map(({ found }) => found)).toMatchObject([
      { snapshot: { followers: 137, complete: true } },
      { snapshot: { followers: 141, complete: true } },
    ]);
    expect(await audienceOf(database)).toMatchObject({
      start: 137,
      end: 141,
      gained: 17,
      lost: 13,
    });
  });
});

const followers = (count: number): string =>
  `screen_name,user_id\n${followersFrom(0, count)
    .map(({ id, handle }) => `${handle},${id}\n`)
    .join('')}`;

interface Results {
  files: {
    found: {
      posts: number;
      following: number;
      snapshot?: { followers: number; complete: boolean };
    };
    notes: string[];
    question?: { asks: string[]; proposal: { at: string[]; account?: string } };
  }[];
}

async function imported(file: string, ...options: string[]): Promise<Results['files'][number]> {
  const args = ['import', file, '--json', ...options];
  const { stdout } = await runTribe(args, { database: newDatabase() });
  return (JSON.parse(stdout) as Results).files[0]!;
}

describe('what a file does not say', () => {
  test('is asked once for lists with the same columns, until it is forgotten', async () => {
    const database = newDatabase();
    const tribe = (...args: string[]) => runTribe(args, { database });
    const [first, second, third] = ['2026-03-01', '2026-04-01', '2026-05-01'].map((day) =>
      folder.write(`list ${day}.csv`, 'Who;What\nada;x\nbob;y\n'),
    );
    const answers = ['--as', 'followers', '--map', 'Who=handle', '--account', 'robin'];
    expect((await tribe('import', first!, ...answers)).code).toBe(0);
    const again = await tribe('import', second!);
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(again.stdout).toContain('2 followers on 1 Apr 2026');
    expect(unwrapped(again.stdout)).toContain('(followers; Who: handle). See `tribe columns`.');
    expect((await tribe('columns')).stdout).toContain('Who, What\n      followers; Who: handle');
    expect((await tribe('columns', 'forget', '2')).code).toBe(2);
    expect((await tribe('columns', 'forget', '1')).code).toBe(0);
    expect((await tribe('import', third!)).stderr).toContain('Tribefinder knows (`Who`, `What`)');
  });

  test('is asked for once, with the command to run', async () => {
    const file = folder.write('people.txt', 'ada\nbob\n');
    const database = newDatabase();
    const ran = await runTribe(['import', file], { database });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain(
      `Run: tribe import ${file} --as followers --at 2026-03-01 --account HANDLE`,
    );
    expect((await runTribe(['report'], { database })).stderr).toMatch(/nothing has been imported/);
  });

  test('several files that lack only the account give one error', async () => {
    const files = ['robins_followers 2026-03-01.csv', 'robins_followers 2026-04-01.csv'].map(
      (name) => folder.write(name, followers(3)),
    );
    const ran = await runTribe(['import', ...files, '--as', 'followers'], {
      database: newDatabase(),
    });
    const quoted = files.map((file) => `'${file}'`).join(' ');
    expect(ran.stderr).toContain(`Run: tribe import ${quoted} --as followers --account robins\n`);
    expect(ran.stderr.match(/Run:/g)).toHaveLength(1);
  });

  test('the suggested command repeats earlier options, and no date becomes a handle', async () => {
    const file = folder.write('people.csv', 'Day;Who;Note\n2026-03-01;ada;a b\n2026-03-02;bob;\n');
    const database = newDatabase();
    const first = await runTribe(['import', file, '--account', 'robin'], { database });
    const command = `Run: tribe import ${file} --as followers --map Who=handle --at 2026-03-01 --account robin`;
    expect(first.stderr).toContain(command);
    const answers = ['--as', 'followers', '--map', 'Who=handle', '--account', 'robin'];
    const second = await runTribe(['import', file, ...answers], { database });
    expect(second.stderr).toContain(command);
  });

  test('a list without rows is refused as empty', async () => {
    const file = folder.write('followers.csv', 'id,username\n');
    const ran = await runTribe(['import', file], { database: newDatabase() });
    expect(ran.stderr).toContain(`${file} has a header, but no rows below it.`);
  });

  test.each([
    ['rustbelt-followers-2026-03-01.csv', ['account'], ['2026-03-01T00:00:00Z'], 'rustbelt'],
    ['followers_20260301.csv', ['account'], ['2026-03-01T00:00:00Z'], undefined],
    ['followers_13.1.2026.csv', ['account'], ['2026-01-13T00:00:00Z'], undefined],
    [
      'followers_1.3.2026.csv',
      ['at', 'account'],
      ['2026-03-01T00:00:00Z', '2026-01-03T00:00:00Z'],
      undefined,
    ],
    ['followers.csv', ['at', 'account'], [], undefined],
    ['robinwrites_followers.csv', ['at', 'account'], [], 'robinwrites'],
    ["robin's followers.csv", ['at', 'account'], [], 'robin'],
    ['xavier-followers.csv', ['at', 'account'], [], 'xavier'],
    ['followers_march.csv', ['at', 'account'], [], undefined],
    ['followers-of-robin.csv', ['at', 'account'], [], 'robin'],
    ['new-followers 2026-03-01.csv', ['as', 'account'], ['2026-03-01T00:00:00Z'], undefined],
  ])('%s: %j', async (name, asks, at, account) => {
    const { question } = await imported(folder.write(name, followers(3)));
    expect(question?.asks).toEqual(asks);
    expect(question?.proposal.at).toEqual(at);
    expect(question?.proposal.account).toBe(account);
  });
});

describe('a list that may be cut short shows who follows, and not who left', () => {
  const account = ['--account', '@rustbelt'];

  test.each([
    ['a round page', 'followers 2026-03-01.csv', followers(200), /exactly 200/],
    [
      'a cursor',
      'followers 2026-03-01.json',
      JSON.stringify({ ids: ['11', '12'], next_cursor_str: '168' }),
      /next page/,
    ],
    [
      'fewer people than there are',
      'followers 2026-03-01.json',
      JSON.stringify({ orderedItems: ['https://a.example/@b'], totalItems: 20, type: 'X' }),
      /1 of 20/,
    ],
    ['its end', 'followers 2026-03-01.json', '[{"login":"ada","id":1},{"login":"b', /could not/],
    ['a spoilt id', 'followers 2026-03-01.csv', `${followers(3)}x,1.29403E+18\n`, /could not/],
  ])('%s', async (_what, name, content, why) => {
    const { found, notes } = await imported(folder.write(name, content), ...account);
    expect(found.snapshot?.complete).toBe(false);
    expect(notes.join(' ')).toMatch(why);
  });

  test('the report says why, each reason once', async () => {
    const database = newDatabase();
    const files = [
      folder.write('followers 2026-03-01.csv', followers(200)),
      folder.write('followers 2026-03-08.csv', followers(300)),
      folder.write('followers 2026-03-15.csv', `${followers(205)}x,1.29403E+18\n`),
    ];
    await runTribe(['import', ...files, ...account], { database });
    const json = await runTribe(['report', '--json'], { database });
    const { dataQuality, warnings } = JSON.parse(json.stdout) as TribeReport;
    expect(dataQuality.rejectedSnapshots).toEqual([
      { at: '2026-03-01T00:00:00Z', reason: 'incomplete', incomplete: 'page size' },
      { at: '2026-03-08T00:00:00Z', reason: 'incomplete', incomplete: 'page size' },
      { at: '2026-03-15T00:00:00Z', reason: 'incomplete', incomplete: 'rows rejected' },
    ]);
    expect(warnings.filter((warning) => warning.includes('incomplete:'))).toEqual([
      expect.stringMatching(
        /^2 snapshots are incomplete: a round number of people, .* accept each/,
      ),
      expect.stringMatching(
        /^1 snapshot is incomplete: some rows could not be read\. .* accept it/,
      ),
    ]);
    expect((await runTribe(['report'], { database })).stdout).toContain(
      '1 Mar 2026 (incomplete: a',
    );
  });

  test('an owner with exactly 150 followers accepts the list with the command in the report', async () => {
    const database = newDatabase();
    const file = folder.write('followers 2026-03-01.csv', followers(150));
    await runTribe(['import', file, ...account], { database });
    const reported = async () =>
      JSON.parse((await runTribe(['report', '--json'], { database })).stdout) as TribeReport;
    const warning = (await reported()).warnings.find((text) => text.includes('is incomplete'))!;
    const [, command] = /`tribe (correct [^`]+)`/.exec(warning)!;
    expect((await runTribe(command!.split(' '), { database })).code).toBe(0);
    const { dataQuality, warnings } = await reported();
    expect(dataQuality.rejectedSnapshots).toEqual([]);
    expect(warnings.join()).not.toContain('incomplete');
  });

  test.each([
    ['10 days before', '2026-02-19', 130, [], 'fewer than the profile says'],
    [
      '10 days before, and the owner says that nobody is missing',
      '2026-02-19',
      130,
      ['--complete'],
      undefined,
    ],
    ['10 days before, with about as many', '2026-02-19', 230, [], undefined],
    ['10 days before, with about as many of a round number', '2026-02-19', 249, [], undefined],
    ['two months before', '2026-01-01', 130, [], undefined],
  ] as const)('a profile %s', async (_when, day, people, options, incomplete) => {
    const database = newDatabase();
    const profile = [
      '{"type":"account","id":"42","platform":"x","handle":"rustbelt"}',
      `{"type":"person","id":"42","followers":260,"at":"${day}T00:00:00Z"}`,
    ].join('\n');
    const files = [
      folder.write('profile.ndjson', profile),
      folder.write('followers 2026-03-01.csv', followers(people + 1)),
    ];
    await runTribe(['import', ...files, ...options], { database });
    const { stdout } = await runTribe(['report', '--json'], { database });
    const { rejectedSnapshots } = (JSON.parse(stdout) as TribeReport).dataQuality;
    expect(rejectedSnapshots.map((rejected) => rejected.incomplete)).toEqual(
      incomplete === undefined ? [] : [incomplete],
    );
  });

  test('its corrected file closes the rejected rows and is complete', async () => {
    const database = newDatabase();
    const name = 'followers 2026-03-01.csv';
    const file = folder.write(name, `${followers(3)}x,1.29403E+18\n`);
    const spoilt = await runTribe(['import', file, ...account], { database });
    expect(spoilt.code).toBe(3);
    folder.write(name, `${followers(3)}x,1294030472427999999\n`);
    const corrected = await runTribe(['import', file, ...account], { database });
    expect(corrected).toMatchObject({ code: 0 });
    expect(corrected.stdout).toContain('1 row was rejected earlier and is closed now.');
    expect(corrected.stdout).toContain('4 followers on 1 Mar 2026');
    expect(corrected.stdout).not.toContain('incomplete');
    const { stdout } = await runTribe(['quarantine', '--json'], { database });
    expect(JSON.parse(stdout)).toMatchObject({ lines: [] });
  });

  test('its corrected file closes the rejected rows under another name too', async () => {
    const database = newDatabase();
    const spoilt = folder.write('followers 2026-03-02.csv', `${followers(3)}x,1.29403E+18\n`);
    const fixed = folder.write('fixed.csv', `${followers(3)}x,1294030472427999999\n`);
    await runTribe(['import', spoilt, ...account], { database });
    const options = ['--as', 'followers', '--at', '2026-03-02'];
    const corrected = await runTribe(['import', fixed, ...options, ...account], { database });
    expect(corrected.stdout).toContain('1 row was rejected earlier and is closed now.');
  });

  test('it is complete when imported again as complete, and the report no longer warns', async () => {
    const database = newDatabase();
    const file = folder.write('followers 2026-03-01.csv', followers(200));
    for (const options of [[], ['--complete'], []]) {
      await runTribe(['import', file, ...account, ...options], { database });
    }
    const { stdout } = await runTribe(['report', '--json'], { database });
    const { dataQuality, warnings } = JSON.parse(stdout) as TribeReport;
    expect(dataQuality).toMatchObject({ snapshots: 1, rejectedSnapshots: [] });
    expect(warnings.join()).not.toContain('incomplete');
  });

  test('without ids, a rename looks like a departure, and the report warns', async () => {
    const byHandle = folder.write('followers 2026-03-01.csv', 'username\nada\nbob\n');
    expect((await imported(byHandle, ...account)).notes.join()).toMatch(
      /The list has handles but no ids\. Somebody who changes their handle looks like one person who left/,
    );
    const byId = folder.write('followers 2026-03-01.csv', followers(3));
    expect((await imported(byId, ...account)).notes).toEqual([]);
  });

  test('duplicates count once', async () => {
    const file = folder.write('followers 2026-03-01.csv', followers(3) + followers(5).slice(20));
    expect((await imported(file, ...account)).found.snapshot).toMatchObject({ followers: 5 });
  });
});

const listOfHandles = (day: string, from: number): string =>
  folder.write(
    `rustbelt followers ${day}.csv`,
    `username\n${followersFrom(from, 30)
      .map(({ handle }) => handle)
      .join('\n')}`,
  );

test('a list of another account is noticed at its import', async () => {
  const database = newDatabase();
  const own = [listOfHandles('2026-03-01', 0), listOfHandles('2026-03-08', 2)];
  const first = await runTribe(['import', ...own, '--account', '@rustbelt'], { database });
  expect(first.stdout).not.toContain('does not count');
  const theirs = await runTribe(['import', listOfHandles('2026-03-15', 500)], { database });
  expect(unwrapped(theirs.stdout)).toContain(
    'The list does not count: it lists other people than the snapshots before and after. If it is the list of another account',
  );
});

describe('other lists', () => {
  const account = ['--account', '@rustbelt'];

  test('a list of people the owner follows', async () => {
    const file = folder.write('following 2026-03-01.csv', followers(7));
    expect((await imported(file, ...account)).found).toMatchObject({ following: 7, posts: 0 });
  });

  test.each([
    ['CSV', 'tweets.csv', 'id_str,created_at,full_text\n1,2026-03-01T10:00:00Z,"hello, you"\n'],
    [
      'twint',
      'tweets.csv',
      'id,conversation_id,created_at,date,time,username,tweet,language\n1,1,2026-03-01 10:00:00 UTC,2026-03-01,10:00:00,rustbelt,hi,en\n',
    ],
    [
      'twarc 1',
      'tweets.jsonl',
      '{"id_str":"1","created_at":"Sun Mar 01 10:00:00 +0000 2026","full_text":"hi","user":{"id_str":"42","screen_name":"rustbelt"}}\n',
    ],
    [
      'twarc 2',
      'tweets.jsonl',
      '{"data":[{"id":"1","text":"hi","created_at":"2026-03-01T10:00:00.000Z","author_id":"42"}],"meta":{"result_count":1}}\n',
    ],
    [
      'Bluesky',
      'posts.json',
      '{"feed":[{"post":{"uri":"at://did:plc:a/app.bsky.feed.post/3k","author":{"did":"did:plc:a","handle":"a.bsky.social"},"record":{"text":"hi","createdAt":"2026-03-01T10:00:00Z"}}}]}',
    ],
    [
      'Mastodon',
      'statuses.json',
      '[{"id":"1","created_at":"2026-03-01T10:00:00.000Z","content":"<p>hi &amp; you</p>","account":{"id":"5","acct":"rustbelt"},"reblog":null}]',
    ],
  ])('posts: %s', async (_what, name, content) => {
    const { found, question } = await imported(
      folder.write(name, content),
      '--account',
      '@rustbelt',
    );
    expect(question).toBeUndefined();
    expect(found).toMatchObject({ posts: 1 });
  });
});
