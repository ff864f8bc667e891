import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { TribeError } from '../../src/model/errors.ts';
import type { Instant } from '../../src/model/instant.ts';
import type { ListHints } from '../../src/model/list-question.ts';
import { openSource } from '../../src/sources/registry.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { tarOf } from '../support/write-tar.ts';
import { newLayout } from '../support/x-archive/archive-contents.ts';
import { REALISTIC } from '../support/x-archive/realistic.ts';
import { zipOf } from '../support/x-archive/write-archive.ts';

const folder = temporaryFolder();
const files = newLayout(REALISTIC);
const SPACE = Buffer.alloc(30_000_000, ' ');
/** Each unpacks to less than what may have any ratio. */
const gzipped = gzipSync(`username\nada\n${'a'.repeat(1_000_000)}\n`);
const manyGzips = Object.fromEntries(
  Array.from({ length: 120 }, (_, i) => [`${i}.csv.gz`, gzipped]),
);

const HINTS: ListHints = { as: 'followers', at: Date.UTC(2026) as Instant, account: 'robin' };

async function outcomeOf(bytes: Buffer): Promise<string> {
  try {
    const path = folder.write('hostile', bytes);
    const source = await openSource(path, (async function* () {})(), { hints: HINTS });
    try {
      let events = 0;
      for await (const batch of source.batches({ id: '1' as never, platform: 'other' })) {
        events += batch.events.length;
      }
      return `${events} events`;
    } finally {
      await source.close();
    }
  } catch (error) {
    if (!(error instanceof TribeError)) throw error;
    return error.message;
  }
}

const hostileTar = (name: string, type: 'file' | 'symlink' | 'link' | 'fifo' | 'block-device') =>
  tarOf(files, [{ name, type, linkname: '/etc/passwd' }]);

test.each<[string, () => Promise<Buffer>, RegExp]>([
  [
    'a tar with a path that climbs out',
    () => hostileTar('data/../../evil.js', 'file'),
    /leads out of it/,
  ],
  [
    'a tar with an absolute path',
    () => hostileTar('/etc/cron.d/evil.js', 'file'),
    /leads out of it/,
  ],
  ['a tar with a path of Windows', () => hostileTar('C:\\evil.js', 'file'), /leads out of it/],
  ['a tar with a symbolic link', () => hostileTar('data/evil.js', 'symlink'), /contains a symlink/],
  ['a tar with a hard link', () => hostileTar('data/evil.js', 'link'), /contains a link/],
  ['a tar with a pipe', () => hostileTar('data/evil.js', 'fifo'), /contains a fifo/],
  [
    'a tar with a device',
    () => hostileTar('data/evil.js', 'block-device'),
    /contains a block-device/,
  ],
  [
    'a tar with a name twice',
    () => hostileTar('data/tweets.js', 'file'),
    /two files with the same name/,
  ],
  [
    'a tar.gz that is a bomb',
    async () => gzipSync(await tarOf({ ...files, 'data/x.js': SPACE })),
    /would unpack/,
  ],
  [
    'a tar.gz that is a bomb of media',
    async () => gzipSync(await tarOf({ ...files, 'a.jpg': SPACE })),
    /would unpack/,
  ],
  [
    'a zip in a zip that is a bomb',
    async () => zipOf({ 'a.zip': zipOf({ ...files, 'data/tweets.js': SPACE }) }),
    /would unpack/,
  ],
  [
    'a stored zip in a zip that is a bomb',
    async () => {
      const { stored } = { stored: true };
      return zipOf({}, [
        { name: 'a.zip', content: zipOf({}, [{ name: 'data/tweets.js', content: SPACE, stored }]) },
      ]);
    },
    /would unpack/,
  ],
  [
    'a gzip in a zip that is a bomb',
    async () => zipOf({ 'a.ndjson.gz': gzipSync(SPACE) }),
    /would unpack|nothing/,
  ],
  [
    'a gzip in a packed zip that is a bomb together',
    async () => zipOf({ 'a.ndjson.gz': gzipSync(SPACE, { level: 1 }) }),
    /would unpack/,
  ],
  [
    'a zip of gzips that are bombs together only',
    async () => zipOf(manyGzips),
    /^.*hostile is not safe.*would unpack/,
  ],
  [
    'a tar of gzips that are bombs together only',
    () => tarOf(manyGzips),
    /^.*hostile is not safe.*would unpack/,
  ],
  [
    'a tar.gz of gzips that are no bombs for the tar',
    async () => gzipSync(await tarOf(manyGzips)),
    /^.*hostile is not safe.*would unpack/,
  ],
  [
    'a tar with a name of 5 MB',
    () => tarOf({}, [{ name: 'a'.repeat(5_000_000) }]),
    /but not a download/,
  ],
  [
    'an encrypted zip in a zip',
    async () => zipOf({ 'a.zip': zipOf(files, [{ name: 'x.js', content: 'x', flags: 1 }]) }),
    /is encrypted/,
  ],
  [
    'a zip in a zip with a path that climbs out',
    async () => zipOf({ 'a.zip': zipOf(files, [{ name: '../x.js', content: 'x' }]) }),
    /invalid relative path/,
  ],
])('%s is refused', async (_, bytes, message) => {
  expect(await outcomeOf(await bytes())).toMatch(message);
});
