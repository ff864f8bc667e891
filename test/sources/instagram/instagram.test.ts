import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AudienceEvent } from '../../../src/model/events.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import {
  INSTAGRAM_LAYOUTS,
  instagramFiles,
  type InstagramDownload,
} from '../../support/downloads/instagram-download.ts';
import { unpackInto, zipOf } from '../../support/x-archive/write-archive.ts';
import { writeZip } from '../../support/x-archive/write-zip.ts';
import { readDownload } from '../download/read-download.ts';

const folder = temporaryFolder();
const NAME = 'instagram-robin.reed-2026-03-01-f6TM2NkJ';

const FULL: InstagramDownload = {
  followers: {
    ada_l: '2026-02-20T08:00:01Z',
    'bo.b': '2024-05-06T07:08:09Z',
    'cem.99': '2021-01-02T03:04:05Z',
  },
  following: { ada_l: '2025-12-24T18:00:00Z' },
  unfollowed: { old_friend: '2026-02-28T10:00:00Z' },
  posts: [
    { at: '2026-01-05T09:00:00Z', caption: 'Löwenzahn & Café ☕️ #natur' },
    { at: '2026-01-06T09:00:00Z', caption: 'Zwei Bilder: 日本語', pictures: 2 },
    { at: '2026-01-07T09:00:00Z', caption: '' },
  ],
  reels: [{ at: '2026-01-08T09:00:00Z', caption: 'Ein Film 🎬' }],
  stories: [
    { at: '2026-01-09T09:00:00Z', caption: '' },
    { at: '2026-01-10T09:00:00Z', caption: 'Mit Worten' },
  ],
  owner: { handle: 'robin.reed', name: 'Robin Réed', since: '2019-02-03T04:05:06Z' },
};

const ofType = <Type extends AudienceEvent['type']>(events: AudienceEvent[], type: Type) =>
  events.filter((event) => event.type === type) as Extract<AudienceEvent, { type: Type }>[];

const time = (text: string): number => Date.parse(text);

describe.each(INSTAGRAM_LAYOUTS)('a download in the layout of %s', (layout) => {
  const files = instagramFiles(FULL, layout);
  const inFolder = Object.fromEntries(
    Object.entries(files).map(([name, content]) => [`${NAME}/${name}`, content]),
  );
  const places: [string, () => string][] = [
    ['a zip', () => folder.write(`${NAME}.zip`, zipOf(files))],
    ['a zip with a folder', () => folder.write(`my data ${layout}.zip`, zipOf(inFolder))],
    ['a folder', () => unpackInto(join(folder.path, layout, NAME), files)],
    ['a folder in a folder', () => unpackInto(join(folder.path, `all of ${layout}`), inFolder)],
  ];

  test.each(places)('%s gives its lists, times, posts and owner', async (_, write) => {
    const { events, rejected, account, kind } = await readDownload(write());
    expect(rejected).toEqual([]);
    expect(kind).toBe('instagram');
    expect(account).toEqual({
      type: 'account',
      id: 'instagram:robin.reed',
      platform: 'instagram',
      handle: 'robin.reed',
      name: 'Robin Réed',
    });
    expect(ofType(events, 'snapshot')).toEqual([
      {
        type: 'snapshot',
        at: time('2026-03-01T00:00:00Z'),
        complete: true,
        ordered: true,
        followers: ['handle:ada_l', 'handle:bo.b', 'handle:cem.99'],
      },
    ]);
    expect(ofType(events, 'follow').map(({ person, before }) => [person, before])).toEqual([
      ['handle:ada_l', time('2026-02-20T08:00:01Z')],
      ['handle:bo.b', time('2024-05-06T07:08:09Z')],
      ['handle:cem.99', time('2021-01-02T03:04:05Z')],
    ]);
    expect(ofType(events, 'following')).toEqual([
      { type: 'following', person: 'handle:ada_l', at: time('2025-12-24T18:00:00Z') },
    ]);
    expect(ofType(events, 'post').map(({ text }) => text)).toEqual([
      'Löwenzahn & Café ☕️ #natur',
      'Zwei Bilder: 日本語',
      '',
      ...(layout === '2020' ? [] : ['Ein Film 🎬']),
      'Mit Worten',
    ]);
    expect(ofType(events, 'person')).toEqual([
      expect.objectContaining({
        id: 'instagram:robin.reed',
        createdAt: time('2019-02-03T04:05:06Z'),
      }),
    ]);
    expect(JSON.stringify(events)).not.toContain('blocked');
  });

  test('people whom the owner unfollowed are read', async () => {
    const { events } = await readDownload(folder.write(`${NAME}.zip`, zipOf(files)));
    expect(ofType(events, 'unfollowing')).toEqual(
      layout === '2020'
        ? []
        : [{ type: 'unfollowing', person: 'handle:old_friend', at: time('2026-02-28T10:00:00Z') }],
    );
  });
});

/** Followers only, each at that time. */
const followersAt = (times: string[]): Record<string, string> =>
  Object.fromEntries(times.map((at, i) => [`person${i}`, at]));

const everyDay = (count: number, last: string): string[] =>
  Array.from({ length: count }, (_, i) => new Date(time(last) - i * 86_400_000).toISOString());

const snapshotOf = async (path: string, hints = {}) => {
  const { events, notes } = await readDownload(path, hints);
  const [snapshot] = ofType(events, 'snapshot');
  return { ...snapshot!, notes: notes.join(' ') };
};

const writeZipOf = (download: InstagramDownload) =>
  folder.write(`${NAME}.zip`, zipOf(instagramFiles(download, '2025')));

describe('the date of a download', () => {
  const files = instagramFiles({ followers: { ada: '2026-02-20T08:00:01Z' } }, '2025');

  test('comes from the times of its files in the zip', async () => {
    const dosTime = (((2026 - 1980) << 25) | (3 << 21) | (2 << 16) | (10 << 11) | (20 << 5)) >>> 0;
    const parts = Object.entries(files).map(([name, content]) => ({ name, content, dosTime }));
    const { at } = await snapshotOf(folder.write('insta.zip', writeZip(parts)));
    expect(at).toBe(time('2026-03-02T10:20:00Z'));
  });

  test('is never before the last follow in it', async () => {
    const late = instagramFiles({ followers: { ada: '2026-03-01T17:00:00Z' } }, '2025');
    const { at } = await snapshotOf(folder.write(`${NAME}.zip`, zipOf(late)));
    expect(at).toBe(time('2026-03-01T17:00:00Z'));
  });

  test('is not a date in its name that its contents contradict', async () => {
    const path = unpackInto(join(folder.path, 'copy of 2024-05-05'), files);
    await expect(readDownload(path)).rejects.toThrow(/has no date, so say when the list was made/);
    const asked = { ...files, ...aboutRequest };
    const again = unpackInto(join(folder.path, 'another copy of 2024-05-05'), asked);
    expect((await snapshotOf(again)).at).toBe(time('2026-02-21T07:00:00Z'));
  });

  const { followers: _, ...aboutRequest } = {
    followers: {},
    ...Object.fromEntries(
      Object.entries(
        instagramFiles({ followers: {}, requestedAt: '2026-02-21T07:00:00Z' }, '2025'),
      ).filter(([name]) => name.includes('requests')),
    ),
  };

  test('can be set by its owner, but not before its contents', async () => {
    const path = unpackInto(join(folder.path, 'unpacked'), files);
    const at = (day: string) => ({ at: time(day) as never });
    expect((await snapshotOf(path, at('2026-04-01'))).at).toBe(time('2026-04-01'));
    await expect(readDownload(path, at('2026-01-01'))).rejects.toThrow(
      /contains data from 2026-02-20T08:00:01Z, so it was not made on 2026-01-01/,
    );
  });
});

describe('an incomplete follower list says so, and shows nobody leaving', () => {
  const list = (from: number, to: number): string => {
    const times = everyDay(to - from, '2026-02-01T00:00:00Z');
    const followers = Object.fromEntries(times.map((at, i) => [`person${from + i}`, at]));
    return String(instagramFiles({ followers }, '2025')[LIST]);
  };
  const LIST = 'connections/followers_and_following/followers_1.json';
  const part = (number: number) => LIST.replace('_1', `_${number}`);
  const whole = { [LIST]: list(0, 5), [part(2)]: list(5, 10), [part(10)]: list(10, 15) };

  test('parts are one list, in the order of their numbers', async () => {
    const parts = { [LIST]: list(0, 5), [part(2)]: list(3, 10), [part(3)]: list(10, 15) };
    const { followers, complete } = await snapshotOf(folder.write(`${NAME}.zip`, zipOf(parts)));
    expect(new Set(followers).size).toBe(15);
    expect(followers).toHaveLength(15);
    expect(complete).toBe(true);
  });

  test.each([
    ['a part is missing', whole, /followers_3\.json, .*followers_9\.json are missing/],
    ['the first part is missing', { [part(2)]: list(0, 5) }, /followers_1\.json is missing/],
    ['a part is cut short', { [LIST]: list(0, 5).slice(0, -40) }, /1 record could not be read/],
    ['a record has no name', { [LIST]: '[{"title":""}]', [part(2)]: list(0, 5) }, /could not be/],
  ])('%s', async (_, files, reason) => {
    const { complete, notes } = await snapshotOf(folder.write(`${NAME}.zip`, zipOf(files)));
    expect(complete).toBe(false);
    expect(notes).toMatch(reason);
    expect(notes).toContain('It shows who follows you, but not who left.');
  });

  test.each([
    ['3 months', 91],
    ['6 months', 182],
    ['year', 365],
    ['3 years', 1095],
  ])('the download is of the last %s only', async (words, days) => {
    const followers = followersAt(everyDay(days - 1, '2026-03-01T00:00:00Z'));
    const since = { handle: 'robin', since: '2015-01-01T00:00:00Z' };
    for (const owner of [undefined, since]) {
      const { complete, notes } = await snapshotOf(
        writeZipOf({ followers, ...(owner && { owner }) }),
      );
      expect(complete).toBe(false);
      expect(notes).toContain(`everything in it is from the last ${words}`);
    }
    const young = {
      handle: 'robin',
      since: new Date(time('2026-03-01') - days * 86_400_000).toISOString(),
    };
    expect((await snapshotOf(writeZipOf({ followers, owner: young }))).complete).toBe(true);
    const older = { ...followers, first: '2018-01-01T00:00:00Z' };
    expect((await snapshotOf(writeZipOf({ followers: older }))).complete).toBe(true);
    const following = { friend: '2018-01-01T00:00:00Z' };
    expect((await snapshotOf(writeZipOf({ followers, following }))).complete).toBe(true);
  });
});

test('deleted accounts are left out and counted, and unknown times are left out', async () => {
  const files = instagramFiles(
    {
      followers: {
        __deleted__bhiebed: '2023-01-01T00:00:00Z',
        Ada: '2023-01-02T00:00:00Z',
        bo: null,
      },
    },
    '2025',
  );
  const { events, notes } = await readDownload(folder.write(`${NAME}.zip`, zipOf(files)));
  const [snapshot] = ofType(events, 'snapshot');
  expect(snapshot!.followers).toEqual(['handle:ada', 'handle:bo']);
  expect(snapshot!.ordered).toBe(false);
  expect(ofType(events, 'follow').map(({ person }) => person)).toEqual(['handle:ada']);
  expect(notes.join(' ')).toContain('1 deleted account is left out');
});

test('a download without an account needs one, and its name suggests one', async () => {
  const files = instagramFiles({ followers: { ada: '2026-02-20T08:00:01Z' } }, '2025');
  const read = await readDownload(folder.write(`${NAME}.zip`, zipOf(files)));
  expect(read.account).toBeUndefined();
  expect(read.unnamed).toBe('instagram');
});

test('Threads, messages and copies by macOS are ignored', async () => {
  const files = instagramFiles(FULL, '2025');
  const list = String(files['connections/followers_and_following/followers_1.json']);
  const more = {
    'your_instagram_activity/threads/followers.json': list.replaceAll('ada_l', 'thread'),
    '__MACOSX/connections/followers_and_following/._followers_1.json': 'x',
    'your_instagram_activity/messages/inbox/ada_1/message_1.json': '[{"content":"secret"}]',
  };
  const { events, rejected } = await readDownload(
    folder.write(`${NAME}.zip`, zipOf({ ...files, ...more })),
  );
  expect(rejected).toEqual([]);
  expect(JSON.stringify(events)).not.toMatch(/thread|secret/);
});

test.each([
  [
    'HTML pages',
    { 'connections/followers_and_following/followers_1.html': '<html>' },
    /as HTML pages/,
    /as JSON, of all time/,
  ],
  [
    'two downloads',
    Object.fromEntries(
      ['a', 'b'].flatMap((name) =>
        Object.entries(instagramFiles(FULL, '2023')).map(([file, text]) => [
          `${name}/${file}`,
          text,
        ]),
      ),
    ),
    /several Instagram downloads: a\/, b\//,
    /by its own name/,
  ],
  [
    'no records',
    { 'connections/followers_and_following/following.json': '{"relationships_following":[]}' },
    /contains no followers/,
    /choose all of it/,
  ],
])('%s are refused with what to do', async (_, files, message, advice) => {
  const path = folder.write(`${NAME}.zip`, zipOf(files));
  await expect(readDownload(path)).rejects.toThrow(message);
  await expect(readDownload(path)).rejects.toMatchObject({ advice: expect.stringMatching(advice) });
});
