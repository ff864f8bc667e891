import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { newLayout, tweet } from '../../support/x-archive/archive-contents.ts';
import type { Files } from '../../support/x-archive/archive-contents.ts';
import { monthlyLayout, oldTweet } from '../../support/x-archive/old-layouts.ts';
import { unpackInto, zipOf } from '../../support/x-archive/write-archive.ts';
import { tries } from '../../support/soak.ts';
import { ofType, readAll } from './read-all.ts';

const folder = temporaryFolder();
let count = 0;
const zip = (files: Files): string => folder.write(`archive-${count++}.zip`, zipOf(files));
const unpacked = (files: Files): string =>
  unpackInto(join(folder.path, `folder-${count++}`), files);

const AT = '2023-03-01T00:00:00.000Z';
const FOLLOWERS = ['2001', '2002', '2003'];
const archive = (text = 'words'): Files =>
  newLayout({ at: AT, tweets: [tweet('2023-02-01T10:00:00Z', text)], followers: FOLLOWERS });

const withManifest = (change: (text: string) => string): Files => {
  const files = archive();
  return { ...files, 'data/manifest.js': change(String(files['data/manifest.js'])) };
};

describe('a manifest', () => {
  test.each<[string, (text: string) => string]>([
    ['with an empty id', (text) => text.replace('"783214"', '""')],
    ['with a name that is a number', (text) => text.replace('"Robin Reed"', '7')],
    ['with a count that is none', (text) => text.replace(/"count"\s*:\s*"1"/, '"count": "many"')],
    [
      'with files that are no list',
      (text) => text.replace(/"files"\s*:\s*\[/, '"files": 7, "x": ['),
    ],
    [
      'with an owner that is text',
      (text) => text.replace(/"userInfo"\s*:\s*\{/, '"userInfo": "x", "y": {'),
    ],
    ['that is cut behind its date', (text) => text.slice(0, text.indexOf('isPartialArchive'))],
    ['with a quote in a name', (text) => text.replace('Robin Reed', 'Robin "R" Reed')],
  ])('%s still dates the list of followers', async (_, change) => {
    const all = await readAll(zip(withManifest(change)));
    expect(ofType(all, 'snapshot')).toMatchObject([{ at: Date.parse(AT), followers: FOLLOWERS }]);
    expect(all.account).toBe('783214');
  });

  test('with an unreadable date is not called missing', async () => {
    const all = await readAll(unpacked(withManifest((text) => text.replace(AT, 'soon'))));
    const reasons = all.rejected.map(({ reason }) => reason).join('\n');
    expect(reasons).toMatch(/its date in data\/manifest\.js cannot be read/);
    expect(reasons).not.toMatch(/there is no data\/manifest/);
  });
});

describe('an invalid character', () => {
  test('costs a post only that character', async () => {
    const bad = fc.constantFrom('\0', '\ud83d', '\udeb2');
    const part = fc.oneof(fc.constantFrom('a', 'é', '🚲', ' b'), bad);
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 12 }), async (parts) => {
        const text = `x${parts.join('y')}`;
        const all = await readAll(zip(archive(text)));
        expect(all.rejected).toEqual([]);
        expect(ofType(all, 'post').map((post) => post.text)).toEqual([
          text.replaceAll(/\0|\p{Surrogate}/gu, ''),
        ]);
      }),
      { numRuns: tries(30, 500) },
    );
  });

  test('costs the account nothing', async () => {
    const files = archive();
    const account = String(files['data/account.js']).replace(
      'Robin Reed',
      String.raw`Rob\u0000in \ud83d`,
    );
    const all = await readAll(zip({ ...files, 'data/account.js': account }));
    expect(all.rejected).toEqual([]);
    expect(ofType(all, 'account')).toMatchObject([{ id: '783214', name: 'Robin ' }]);
  });

  test('in invalid UTF-8 is replaced', async () => {
    const files = archive('caf* at noon');
    const bytes = Buffer.from(String(files['data/tweets.js']));
    bytes[bytes.indexOf('*')] = 0xe9;
    const all = await readAll(zip({ ...files, 'data/tweets.js': bytes }));
    expect(ofType(all, 'post')).toMatchObject([{ text: 'caf\ufffd at noon' }]);
  });

  test('makes an id invalid', async () => {
    for (const bad of [String.raw`20\u000002`, String.raw`20\ud83d02`]) {
      const files = archive();
      const follower = String(files['data/follower.js']).replace('2002', bad);
      const all = await readAll(zip({ ...files, 'data/follower.js': follower }));
      expect(ofType(all, 'snapshot')).toMatchObject([
        { complete: false, followers: ['2001', '2003'] },
      ]);
      expect(all.rejected).toHaveLength(1);
    }
  });
});

test('a follower listed twice counts once, and the list is complete', async () => {
  const files = newLayout({ at: AT, followers: [...FOLLOWERS, ...FOLLOWERS] });
  const all = await readAll(zip(files));
  expect(ofType(all, 'snapshot')).toMatchObject([{ complete: true, followers: FOLLOWERS }]);
});

test('files that a tool turned into JSON, without X’s prefix, are read', async () => {
  const json = Object.fromEntries(
    Object.entries(archive()).map(([name, text]) => [
      name.replace(/\.js$/, '.json'),
      String(text).replace(/^window\.[^=]+=/, ''),
    ]),
  );
  for (const path of [zip(json), unpacked(json)]) {
    const all = await readAll(path);
    expect(all.rejected).toEqual([]);
    expect(ofType(all, 'post')).toHaveLength(1);
    expect(ofType(all, 'snapshot')).toMatchObject([{ complete: true, followers: FOLLOWERS }]);
  }
});

describe('the layout up to 2018', () => {
  const files = monthlyLayout({ '2013_09': [oldTweet('376', '2013-09-07T05:27:57Z', 'hello')] });
  const within = (place: string): Files =>
    Object.fromEntries(Object.entries(files).map(([name, text]) => [place + name, text]));
  const inner = (place: string): Files =>
    Object.fromEntries(
      Object.entries(files)
        .filter(([name]) => name.startsWith(place))
        .map(([name, text]) => [name.slice(place.length), text]),
    );

  test.each<[string, () => string]>([
    ['as it is', () => unpacked(files)],
    ['in a folder', () => unpacked(within('tweets-2014/'))],
    ['by data', () => join(unpacked(files), 'data')],
    ['by data/js', () => join(unpacked(files), 'data', 'js')],
    ['as a zip of data', () => zip(inner('data/'))],
    ['as a zip of js', () => zip(inner('data/js/'))],
  ])('is found %s', async (_, path) => {
    const all = await readAll(path());
    expect(ofType(all, 'post')).toMatchObject([{ id: '376', text: 'hello' }]);
    expect(all.account).toBe('783214');
  });

  const rows = '"tweet_id","timestamp","text"\n"376","2013-09-07 05:27:57 +0000","hello"\n';
  test.each<[string, Files]>([
    ['beside what else there is', { 'data/csv/2013_09.csv': rows, 'index.html': 'x' }],
    ['by data', { 'csv/2013_09.csv': rows }],
    ['by their folder', { '2013_09.csv': rows }],
  ])('is found in monthly rows alone, %s', async (_, only) => {
    for (const path of [zip(only), unpacked(only)]) {
      expect(ofType(await readAll(path), 'post')).toMatchObject([{ id: '376', text: 'hello' }]);
    }
  });
});
