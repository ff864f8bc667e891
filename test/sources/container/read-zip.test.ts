import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TribeError } from '../../../src/model/errors.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { idAt, newLayout, tweet } from '../../support/x-archive/archive-contents.ts';
import { REALISTIC } from '../../support/x-archive/realistic.ts';
import { zipOf } from '../../support/x-archive/write-archive.ts';
import { writeZip } from '../../support/x-archive/write-zip.ts';
import type { ZipPart } from '../../support/x-archive/write-zip.ts';
import { ofType, readAll } from '../x-archive/read-all.ts';
import { tries } from '../../support/soak.ts';

const folder = temporaryFolder();
const files = newLayout(REALISTIC);
const TWEETS = String(files['data/tweets.js']);

async function refused(zip: Buffer): Promise<TribeError> {
  const error: unknown = await readAll(folder.write('hostile.zip', zip)).catch((e: unknown) => e);
  if (!(error instanceof TribeError)) throw new Error(`it was not refused: ${String(error)}`);
  return error;
}

const evil = (part: Partial<ZipPart>): Buffer =>
  zipOf(files, [{ name: 'data/evil.js', content: 'evil', ...part }]);

/** The archive with this in place of its posts. */
const withTweets = (part: Partial<ZipPart>): Buffer => {
  const { 'data/tweets.js': _, ...others } = files;
  return zipOf(others, [{ name: 'data/tweets.js', content: TWEETS, ...part }]);
};

describe('a zip that no platform makes is refused, with nothing read', () => {
  test.each<[string, Buffer, RegExp]>([
    ['a path that climbs out', evil({ name: '../../evil.js' }), /invalid relative path/],
    ['one within that climbs out', evil({ name: 'data/../../evil.js' }), /invalid relative path/],
    ['one that climbs out the Windows way', evil({ name: '..\\..\\evil.js' }), /relative path/],
    ['an absolute path', evil({ name: '/etc/passwd' }), /absolute path/],
    ['an absolute path of Windows', evil({ name: 'C:/evil.js' }), /absolute path/],
    [
      'a symbolic link',
      evil({ content: '/etc/passwd', mode: 0o120777 }),
      /symbolic link \(data\/evil/,
    ],
    ['an encrypted file', evil({ flags: 1 }), /is encrypted \(data\/evil\.js\)/],
    ['a strongly encrypted file', evil({ flags: 0x41 }), /encryption/],
    [
      'a name twice',
      evil({ name: 'data/tweets.js' }),
      /two files with the same name \(data\/tweets/,
    ],
    ['files that are the same bytes', evil({ overlaps: true }), /files that overlap/],
    [
      'a bomb',
      withTweets({ content: ' '.repeat(50_000_000) }),
      /would unpack \d+ bytes to 50000000/,
    ],
    ['a bomb that says it is none', withTweets({ claims: 1000 }), /contains more than it declares/],
    [
      'a file said to hold 20 GB',
      withTweets({ claims: 20 * 1024 ** 3, zip64: true }),
      /would unpack/,
    ],
  ])('%s', async (_, zip, message) => {
    const error = await refused(zip);
    expect(error.message).toMatch(message);
    expect(error.advice).toMatch(/Download it again/);
  });

  test('an unsupported compression is refused with another way to unpack', async () => {
    const error = await refused(withTweets({ method: 9 }));
    expect(error.message).toMatch(/unsupported compression method: 9/);
    expect(error.advice).toMatch(/Unpack it and import the folder/);
  });

  test('one without its end', async () => {
    const zip = zipOf(files);
    for (const share of [0.1, 0.5, 0.99]) {
      const error = await refused(zip.subarray(0, Math.floor(zip.length * share)));
      expect(error.message).toMatch(/is not a readable zip: its end is missing/);
    }
  });

  test('one with a missing piece', async () => {
    const zip = zipOf(files);
    const error = await refused(Buffer.concat([zip.subarray(0, 500), zip.subarray(700)]));
    expect(error.message).toMatch(/is not a readable zip/);
  });
});

describe('a valid zip', () => {
  test('can be uncompressed, and can be zip64', async () => {
    const parts = Object.entries(files).map(([name, content]) => ({ name, content }));
    const { events } = await readAll(folder.write('plain.zip', zipOf(files)));
    for (const how of [{ stored: true }, { zip64: true }]) {
      const zip = writeZip(parts.map((part) => ({ ...part, ...how })));
      expect((await readAll(folder.write('how.zip', zip))).events).toEqual(events);
    }
  });

  test('can have folders and very many files', async () => {
    const media = Array.from({ length: 5000 }, (_, i) => ({
      name: `data/tweets_media/${idAt('2020-01-01T00:00:00Z', i)}.jpg`,
      content: '',
      stored: true,
    }));
    const zip = zipOf(files, [{ name: 'data/', content: '', stored: true }, ...media]);
    expect(ofType(await readAll(folder.write('media.zip', zip)), 'post')).toHaveLength(10);
  });

  test('can shrink as much as similar posts do', async () => {
    const tweets = Array.from({ length: 5000 }, (_, i) =>
      tweet(new Date(1.6e12 + i * 60_000).toISOString(), 'the same again'),
    );
    const zip = zipOf(newLayout({ at: '2024-01-01T00:00:00Z', tweets }));
    expect(ofType(await readAll(folder.write('alike.zip', zip)), 'post')).toHaveLength(5000);
  });
});

describe('damage within a file', () => {
  const tweets = Array.from({ length: 3000 }, (_, i) =>
    tweet(new Date(1.6e12 + i * 3.7e6).toISOString(), `post ${i} ${Math.sin(i)}`),
  );
  const large = newLayout({ at: '2024-01-01T00:00:00Z', tweets, followers: ['1', '2'] });

  test('costs the rest of that file, and is rejected', async () => {
    const zip = zipOf(large);
    const middle = zip.indexOf('data/tweets.js') + 50_000;
    zip.fill(0xff, middle, middle + 64);
    const all = await readAll(folder.write('damaged.zip', zip));
    const posts = ofType(all, 'post').length;
    expect(posts).toBeGreaterThan(100);
    expect(posts).toBeLessThan(3000);
    expect(all.rejected.at(-1)).toMatchObject({
      file: expect.stringMatching(/damaged\.zip\/data\/tweets\.js$/),
      reason: expect.stringMatching(/the zip is damaged/),
    });
    expect(ofType(all, 'snapshot')).toMatchObject([{ complete: true }]);
  });

  test('that changes letters is found by the checksum', async () => {
    const all = await readAll(folder.write('changed.zip', withTweets({ checksum: 1 })));
    expect(all.rejected).toMatchObject([{ reason: 'the zip is damaged: its checksum is wrong' }]);
  });

  test('in the list of followers makes it incomplete', async () => {
    const { 'data/follower.js': content, ...others } = large;
    const zip = zipOf(others, [{ name: 'data/follower.js', content, checksum: 1 }]);
    const all = await readAll(folder.write('list.zip', zip));
    expect(ofType(all, 'snapshot')).toMatchObject([{ complete: false, followers: ['1', '2'] }]);
  });
});

test('any zip is read or refused, and nothing else happens', async () => {
  const zip = zipOf(files);
  // Half of the places among the list of files, which is short.
  const list = zip.indexOf('PK\x01\x02');
  const place = fc.oneof(
    fc.nat({ max: zip.length - 1 }),
    fc.integer({ min: list, max: zip.length - 1 }),
  );
  const change = fc.record({ place, byte: fc.nat({ max: 255 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
      const changed = Buffer.from(zip);
      for (const { place: at, byte } of changes) changed[at] = byte;
      const outcome = await readAll(folder.write('fuzzed.zip', changed)).then(
        ({ kind }) => kind,
        (error: unknown) => (error instanceof TribeError ? 'refused' : error),
      );
      expect(['x-archive', 'event-file', 'refused']).toContain(outcome);
    }),
    { numRuns: tries(100, 1000) },
  );
});
