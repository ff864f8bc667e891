import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TribeError } from '../../../src/model/errors.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { idAt, newLayout, OWNER, tweet, ytd } from '../../support/x-archive/archive-contents.ts';
import type { Files } from '../../support/x-archive/archive-contents.ts';
import { layoutOf2018, monthlyLayout, oldTweet } from '../../support/x-archive/old-layouts.ts';
import { REALISTIC } from '../../support/x-archive/realistic.ts';
import { unpackInto, zipOf } from '../../support/x-archive/write-archive.ts';
import { ofType, readAll } from './read-all.ts';
import { tries } from '../../support/soak.ts';

const folder = temporaryFolder();
let count = 0;

const zip = (files: Files, name = `twitter-${count++}.zip`): string =>
  folder.write(name, zipOf(files));
const unpacked = (files: Files): string =>
  unpackInto(join(folder.path, `folder-${count++}`), files);

test('a realistic archive gives these events', async () => {
  const all = await readAll(zip(newLayout(REALISTIC)));
  expect(all.rejected).toEqual([]);
  const lines = all.events.map((event) => JSON.stringify(event)).join('\n');
  await expect(`${lines}\n`).toMatchFileSnapshot('../../golden/x-archive.ndjson');
});

describe('the same facts', () => {
  const files = newLayout(REALISTIC);
  const within = (place: string): Files =>
    Object.fromEntries(Object.entries(files).map(([name, content]) => [place + name, content]));
  const dataAlone = Object.fromEntries(
    Object.entries(files).map(([name, content]) => [name.replace('data/', ''), content]),
  );
  const ways: [string, () => string][] = [
    ['its folder', () => unpacked(files)],
    ['the folder data alone', () => join(unpacked(files), 'data')],
    ['a folder in the folder', () => unpacked(within('twitter-2023-08-31/'))],
    ['a zip of the folder', () => zip(within('twitter-2023-08-31/'))],
    ['a zip of the files of data', () => zip(dataAlone)],
    [
      'a zip made on a Mac',
      () =>
        zip({ ...files, '__MACOSX/data/._tweets.js': 'x', 'data/._tweets.js': '\0\x05\x16\x07' }),
    ],
  ];
  test.each(ways)('come from %s', async (_, path) => {
    const expected = await readAll(zip(files));
    const all = await readAll(path());
    expect(all.events).toEqual(expected.events);
    expect(all.rejected).toEqual([]);
  });

  test('come from a zip on standard input', async () => {
    const all = await readAll('-', [zipOf(files)]);
    expect(all.kind).toBe('x-archive');
    expect(all.events).toEqual((await readAll(zip(files))).events);
  });

  test('come from files in parts, in order', async () => {
    const tweets = REALISTIC.tweets!;
    const { dataTypes: _, ...manifest } = {
      userInfo: { accountId: OWNER.id },
      archiveInfo: { generationDate: REALISTIC.at, isPartialArchive: false },
      dataTypes: {},
    };
    const parts = Object.fromEntries(
      tweets.map((one, i) => [
        `data/tweets${i === 0 ? '' : `-part${i}`}.js`,
        ytd('tweets', [one], 'tweet', i),
      ]),
    );
    const all = await readAll(
      zip({ ...files, ...parts, 'data/manifest.js': `x = ${JSON.stringify(manifest)};` }),
    );
    const expected = await readAll(zip(files));
    expect(ofType(all, 'post').map(({ id }) => id)).toEqual(
      ofType(expected, 'post').map(({ id }) => id),
    );
  });
});

test('only the needed files are read, and progress is of their size', async () => {
  const broken = { name: 'data/direct-messages.js', content: 'secret', checksum: 1 };
  const all = await readAll(folder.write('dm.zip', zipOf(newLayout(REALISTIC), [broken])));
  expect(all.rejected).toEqual([]);
  expect(all.bytesRead).toBe(all.size);
});

describe('the layout of 2018', () => {
  const followers = ['11', '12', '13'];
  const files = layoutOf2018(
    [tweet('2018-08-20T10:00:00Z', 'Old &amp; gold'), tweet('2018-08-19T10:00:00Z', 'Older')],
    followers,
    ['11'],
  );

  test('takes its date from the name', async () => {
    const all = await readAll(zip(files, 'twitter-2018-08-22-abc.zip'));
    expect(all.rejected).toEqual([]);
    expect(ofType(all, 'post').map(({ text }) => text)).toEqual(['Old & gold', 'Older']);
    expect(ofType(all, 'snapshot')).toMatchObject([
      { at: Date.UTC(2018, 7, 22), complete: true, ordered: false, followers },
    ]);
    expect(ofType(all, 'following')).toMatchObject([{ person: '11', at: Date.UTC(2018, 7, 22) }]);
  });

  test('else from the time of the zip entry', async () => {
    const all = await readAll(zip(files, 'mine.zip'));
    expect(ofType(all, 'snapshot')).toMatchObject([{ at: Date.UTC(2019, 3, 30, 10, 20, 30) }]);
  });

  test('without a date, its list is rejected with what to do', async () => {
    const all = await readAll(unpacked(files));
    expect(ofType(all, 'snapshot')).toEqual([]);
    expect(all.rejected).toMatchObject([{ reason: expect.stringMatching(/the list has no date/) }]);
    expect(all.rejected[0].file).toMatch(/follower\.js$/);
    expect(ofType(all, 'post')).toHaveLength(2);
  });
});

describe('the layout by month', () => {
  const reposted = {
    id_str: '240919835582803968',
    text: 'POTUS does @reddit AMA - his thoughts on the whole experience: "NOT BAD!" http://t.co/ab',
    entities: { urls: [{ url: 'http://t.co/ab', expanded_url: 'http://post.ly/95Oq3' }] },
    user: { id_str: '811350', screen_name: 'alexis' },
  };
  const months = {
    '2006_12': [oldTweet('1581993', '2006-12-23T06:51:52Z', 'another little shaker')],
    '2012_08': [
      oldTweet('241740884167778304', '2012-08-30T03:34:52Z', '@walt yes', {
        in_reply_to_status_id_str: '241739675033821184',
        in_reply_to_user_id: 10700,
        in_reply_to_user_id_str: '10700',
      }),
      oldTweet('240920020178333696', '2012-08-29T21:13:03Z', 'RT @alexis: POTUS does @reddit ...', {
        retweeted_status: reposted,
      }),
    ],
  };
  const rows = [
    [
      '1581993',
      '',
      '',
      '2006-12-23 06:51:52 +0000',
      'im',
      'another "little" shaker',
      '',
      '',
      '',
      '',
    ],
    [
      '376144696835575808',
      '',
      '',
      '2013-09-07 00:47:38 +0000',
      'web',
      'RT @daljo: two\nlines &amp; http://t.co/g1',
      '376135314705633280',
      '15982239',
      '2013-09-07 00:10:21 +0000',
      'http://wp.me/p2i34a-do,http://wp.me/p2i34a-do',
    ],
    ['3.76E+17', '', '', '2013-09-07 00:47:38 +0000', 'web', 'shortened', '', '', '', ''],
  ];

  test('contains posts, full reposts, and no followers', async () => {
    const all = await readAll(zip(monthlyLayout(months, rows)));
    expect(all.rejected).toEqual([]);
    expect(all.account).toBe(OWNER.id);
    expect(ofType(all, 'post')).toEqual([
      {
        type: 'post',
        id: '1581993',
        at: Date.UTC(2006, 11, 23, 6, 51, 52),
        text: 'another little shaker',
        kind: 'original',
      },
      expect.objectContaining({ kind: 'reply', text: '@walt yes' }),
      expect.objectContaining({
        kind: 'repost',
        text:
          'RT @alexis: POTUS does @reddit AMA - his thoughts on the whole experience: ' +
          '"NOT BAD!" http://post.ly/95Oq3',
      }),
    ]);
    expect(ofType(all, 'snapshot')).toEqual([]);
    expect(ofType(all, 'person')).toMatchObject([
      { id: OWNER.id, handle: OWNER.handle, bio: 'A book', at: Date.UTC(2013, 1, 8, 4, 20, 27) },
    ]);
  });

  test('is read from its rows if nothing else remains', async () => {
    const all = await readAll(zip({ 'tweets.csv': monthlyLayout({}, rows)['tweets.csv'] }));
    expect(ofType(all, 'post')).toMatchObject([
      { id: '1581993', text: 'another "little" shaker', kind: 'original' },
      { text: 'RT @daljo: two\nlines & http://wp.me/p2i34a-do', kind: 'repost' },
    ]);
    expect(all.rejected).toMatchObject([
      { line: 5, reason: expect.stringMatching(/`tweet_id` \("3.76E\+17"\) is not an id/) },
    ]);
  });

  test('rejects a post of somebody else', async () => {
    const other = oldTweet('9', '2012-08-29T21:13:03Z', 'not mine', { user: { id_str: '5' } });
    const all = await readAll(zip(monthlyLayout({ '2012_08': [...months['2012_08'], other] })));
    expect(all.rejected).toMatchObject([{ reason: expect.stringMatching(/by the account "5"/) }]);
  });
});

async function completeness(files: Files): Promise<boolean[]> {
  return ofType(await readAll(zip(files)), 'snapshot').map(({ complete }) => complete);
}

describe('the list of followers is complete only', () => {
  const list = { at: '2024-01-01T00:00:00Z', followers: ['1', '2', '3'] };

  test('if it agrees with the manifest', async () => {
    expect(await completeness(newLayout(list))).toEqual([true]);
    expect(await completeness(newLayout({ ...list, followers: [] }))).toEqual([true]);
  });

  test('if the archive is whole', async () => {
    expect(await completeness(newLayout({ ...list, isPartial: true }))).toEqual([false]);
  });

  test('if it has as many people as the manifest says', async () => {
    const files = newLayout(list);
    files['data/follower.js'] = ytd('follower', [{ accountId: '1' }], 'follower');
    expect(await completeness(files)).toEqual([false]);
  });

  test('if every record can be read', async () => {
    const files = newLayout(list);
    const broken = String(files['data/follower.js']).replace('"2"', '2');
    const all = await readAll(zip({ ...files, 'data/follower.js': broken }));
    expect(ofType(all, 'snapshot')).toMatchObject([{ complete: false, followers: ['1', '3'] }]);
    expect(all.rejected).toMatchObject([
      { line: 8, reason: expect.stringMatching(/must be text/) },
    ]);
  });

  test('if no part is missing', async () => {
    const files = newLayout(list);
    files['data/manifest.js'] = String(files['data/manifest.js']).replace(
      '"fileName": "data/follower.js"',
      '"fileName": "data/follower-part1.js", "count": "9" }, { "fileName": "data/follower.js"',
    );
    const all = await readAll(zip(files));
    expect(ofType(all, 'snapshot')).toMatchObject([{ complete: false }]);
    expect(all.rejected).toMatchObject([
      { reason: 'follower-part1.js is missing, but the manifest lists 9 in it' },
    ]);
  });
});

describe('broken parts are rejected with their place', () => {
  test('records, small files and rows, each by the name of its file', async () => {
    const files = newLayout({
      at: '2024-01-01T00:00:00Z',
      tweets: [
        tweet('2023-01-01T00:00:00Z', 'good'),
        tweet('2023-01-02T00:00:00Z', 'bad', { created_at: 'yesterday' }),
        tweet('2023-01-03T00:00:00Z', 'bad', { favorite_count: 'many' }),
        tweet('2023-01-04T00:00:00Z', 'bad', { entities: 'none' }),
        { id: 241740884167778304, created_at: '2023-01-05T00:00:00Z', full_text: 'a number' },
        { id_str: '7', created_at: 'Sun Jan 01 00:00:00 +0000 2023' },
        tweet('2023-01-06T00:00:00Z', 'good too'),
      ],
    });
    files['data/profile.js'] = 'window.YTD.profile.part0 = [ { "profile" : { "description" : ';
    const path = zip(files, 'archive.zip');
    const all = await readAll(path);
    expect(ofType(all, 'post').map(({ text }) => text)).toEqual(['good', 'good too']);
    expect(all.rejected.map(({ file, reason }) => [file.slice(path.length), reason])).toEqual([
      ['/data/profile.js', expect.stringMatching(/^not JSON/)],
      ['/data/tweets.js', expect.stringMatching(/`created_at` \("yesterday"\) is not a time/)],
      ['/data/tweets.js', '`favorite_count` ("many") is not a count'],
      ['/data/tweets.js', '`entities` is text, not an object'],
      ['/data/tweets.js', expect.stringMatching(/`id` is the number .* ids must be text/)],
      ['/data/tweets.js', '`text` is missing'],
    ]);
    expect(JSON.parse(all.rejected[1].text)).toMatchObject({ tweet: { full_text: 'bad' } });
  });

  test('an unreadable manifest costs only its own facts', async () => {
    const files = newLayout(REALISTIC);
    files['data/manifest.js'] = 'window.__THAR_CONFIG = { oops }';
    const all = await readAll(zip(files, 'twitter-2023-09-01.zip'));
    expect(all.rejected).toMatchObject([{ reason: expect.stringMatching(/^not JSON/) }]);
    expect(ofType(all, 'snapshot')).toMatchObject([{ at: Date.UTC(2023, 8, 1) }]);
    expect(all.account).toBe(OWNER.id);
  });

  test('nothing is ever evaluated', async () => {
    const files = newLayout(REALISTIC);
    files['data/tweets.js'] = 'window.YTD.tweets.part0 = [ (globalThis.evaluated = true) ]';
    const all = await readAll(zip(files));
    expect(all.rejected).toMatchObject([{ text: '(globalThis.evaluated = true)' }]);
    expect(globalThis).not.toHaveProperty('evaluated');
  });
});

describe('the owner of an archive', () => {
  test('comes from the manifest if there is no account.js', async () => {
    const { 'data/account.js': _, ...files } = newLayout(REALISTIC);
    const all = await readAll(zip(files));
    expect(ofType(all, 'account')).toEqual([{ type: 'account', platform: 'x', ...OWNER }]);
  });

  test('files of two accounts are refused', async () => {
    const files = newLayout(REALISTIC);
    files['data/account.js'] = ytd('account', [{ accountId: '5', username: 'eve' }], 'account');
    await expect(readAll(zip(files))).rejects.toThrow(
      `contains files of two accounts, 5 and ${OWNER.id}`,
    );
  });
});

describe('a folder without an archive, or with several', () => {
  test('is refused with the reason', async () => {
    const other = unpacked({ 'src/account.js': 'export const a = [];', 'readme.js': '' });
    await expect(readAll(other)).rejects.toThrow(/is a folder, but not an X archive/);
    await expect(readAll(zip({ 'word/document.js': 'x' }))).rejects.toThrow(
      /zip, but not a download from X/,
    );
    const both = unpacked({});
    for (const year of ['2022', '2024']) {
      unpackInto(join(both, `twitter-${year}`), newLayout(REALISTIC));
    }
    await expect(readAll(both)).rejects.toThrow(
      /several X archives: twitter-2022\/data\/, twitter-2024\/data\//,
    );
  });

  test('a single file of an archive is not read as events', async () => {
    const files = newLayout(REALISTIC);
    for (const name of ['data/tweets.js', 'data/manifest.js']) {
      const path = folder.write(name.slice(5), String(files[name]));
      await expect(readAll(path)).rejects.toThrow(/one file of an X archive/);
    }
  });
});

test('any content is read or rejected, and nothing else happens', async () => {
  const files = newLayout(REALISTIC);
  const names = Object.keys(files).filter((name) => name.endsWith('.js'));
  const change = fc.record({
    name: fc.constantFrom(...names),
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat({ max: 400 }),
    put: fc.oneof(
      fc.string(),
      fc.constantFrom('', '{', '}', '[', ']', '"', '\n', 'null', '{"tweet":null}', '1e999', ' = '),
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      const changed = { ...files };
      for (const { name, from, length, put } of changes) {
        const text = String(changed[name]);
        const at = Math.floor(from * text.length);
        changed[name] = text.slice(0, at) + put + text.slice(at + length);
      }
      const outcome = await readAll(zip(changed, 'changed.zip')).then(
        ({ kind }) => kind,
        (error: unknown) => (error instanceof TribeError ? error.message : error),
      );
      expect(outcome).toMatch(/^x-archive$|contains files of two accounts/);
    }),
    { numRuns: tries(50, 500) },
  );
});

test('ids beyond 2^53 stay exact', async () => {
  const ids = [idAt('2023-01-01T00:00:00Z', 1), idAt('2023-01-01T00:00:00Z', 2)];
  const all = await readAll(
    zip(
      newLayout({
        at: '2024-01-01T00:00:00Z',
        tweets: ids.map((id) => tweet('2023-01-01T00:00:00Z', id, { id_str: id })),
        followers: ids,
      }),
    ),
  );
  expect(ofType(all, 'post').map(({ id, text }) => [id, text])).toEqual(ids.map((id) => [id, id]));
  expect(ofType(all, 'snapshot')[0].followers).toEqual(ids);
});
