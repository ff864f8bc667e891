import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TribeError } from '../../../src/model/errors.ts';
import { instagramFiles } from '../../support/downloads/instagram-download.ts';
import { tiktokFiles } from '../../support/downloads/tiktok-download.ts';
import { tries } from '../../support/soak.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import type { Files } from '../../support/x-archive/archive-contents.ts';
import { zipOf } from '../../support/x-archive/write-archive.ts';
import { readDownload, type ReadDownload } from './read-download.ts';

const folder = temporaryFolder();

const DOWNLOAD = {
  followers: { ada: '2024-02-20T08:00:01Z', bo: '2023-05-06T07:08:09Z' },
  following: { ada: '2024-02-21T08:00:01Z' },
  posts: [{ at: '2024-02-22T08:00:01Z', caption: 'Löwen ☕️', title: 'Löwen ☕️' }],
  owner: { handle: 'robin', name: 'Robin', since: '2012-01-01T00:00:00Z' },
};
const INSTAGRAM = instagramFiles(DOWNLOAD, '2025');
const TIKTOK = tiktokFiles(DOWNLOAD, '2026');

/** Whatever is in a file, all of it is read, rejected, or the file is refused by a `TribeError`. */
async function readOrRefused(files: Files): Promise<ReadDownload | undefined> {
  const path = folder.write('download-2024-03-01.zip', zipOf(files));
  try {
    return await readDownload(path);
  } catch (error) {
    if (error instanceof TribeError) return undefined;
    throw error;
  }
}

/** A copy with one of its files changed. */
const changed = (files: Files, place: number, change: (text: string) => string): Files => {
  const names = Object.keys(files);
  const name = names[place % names.length]!;
  return { ...files, [name]: change(String(files[name])) };
};

const cut = fc.double({ min: 0, max: 1, noNaN: true });
const change = fc.oneof(
  cut.map((at) => (text: string) => text.slice(0, at * text.length)),
  fc
    .tuple(cut, fc.string({ unit: 'binary', maxLength: 8 }))
    .map(([at, noise]) => (text: string) => {
      const place = Math.floor(at * text.length);
      return text.slice(0, place) + noise + text.slice(place + noise.length);
    }),
  fc.json().map((json) => () => json),
  fc
    .jsonValue()
    .map((value) => (text: string) => text.replace(/"(?:ada|bo)"/, JSON.stringify(value))),
);

describe.each([
  ['Instagram', INSTAGRAM],
  ['TikTok', TIKTOK],
])('%s', (_, files) => {
  test('any content is read, rejected or refused, and nothing else happens', async () => {
    expect.hasAssertions();
    await fc.assert(
      fc.asyncProperty(fc.nat(), change, async (place, edit) => {
        const read = await readOrRefused(changed(files, place, edit));
        const follows = (read?.events ?? []).filter(({ type }) => type === 'follow');
        expect(follows.every((event) => 'before' in event && event.before > 0)).toBe(true);
      }),
      { numRuns: tries(60, 5000) },
    );
  });

  test('a file that unpacks to far more than real ones do is refused', async () => {
    const bomb = changed(files, 0, (text) => text.replace(/([[{])/, `$1${' '.repeat(3_000_000)}`));
    const path = folder.write('download-2024-03-01.zip', zipOf(bomb));
    await expect(readDownload(path)).rejects.toThrow(/would unpack \d+ bytes to \d+/);
  });
});

const list = (entry: object): string => JSON.stringify([{ string_list_data: [entry] }]);

test.each([
  ['negative', -5],
  ['beyond all calendars', 1e18],
  ['with a fraction', 1.5],
  ['in words', 'yesterday'],
  ['an object', {}],
])('a time that is %s rejects the record, and the list is incomplete', async (_, timestamp) => {
  const folderName = 'connections/followers_and_following/';
  const read = await readOrRefused({
    [`${folderName}followers_1.json`]: list({ value: 'ada', timestamp: 1_700_000_000 }),
    [`${folderName}followers_2.json`]: list({ value: 'bo', timestamp }),
  });
  expect(read!.rejected).toMatchObject([
    { line: 1, reason: expect.stringContaining('the time (') },
  ]);
  expect(read!.events).toContainEqual(
    expect.objectContaining({ type: 'snapshot', complete: false, followers: ['handle:ada'] }),
  );
});

test.each(['', ' ', 'a b', '../ada', 'a'.repeat(70), '=cmd|x', 'аda\u202e'])(
  'the name %j is no handle',
  async (value) => {
    const read = await readOrRefused({
      'followers_1.json': JSON.stringify([
        { string_list_data: [{ value, timestamp: 1_700_000_000 }] },
      ]),
      'followers_2.json': JSON.stringify([{ string_list_data: [{ value: 'ada' }] }]),
    });
    expect(read!.rejected).toHaveLength(1);
  },
);
