import { gzipSync } from 'node:zlib';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { TribeError } from '../../../src/model/errors.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { tarOf } from '../../support/write-tar.ts';
import { newLayout } from '../../support/x-archive/archive-contents.ts';
import type { Files } from '../../support/x-archive/archive-contents.ts';
import { REALISTIC } from '../../support/x-archive/realistic.ts';
import { zipOf } from '../../support/x-archive/write-archive.ts';
import { ofType, readAll } from '../x-archive/read-all.ts';

const folder = temporaryFolder();
const files = newLayout(REALISTIC);
const within = (place: string): Files =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [place + name, text]));
const AT = '2024-03-01T12:00:00Z';
const EVENTS = `{"type":"account","id":"783214","platform":"x"}\n{"type":"follow","person":"7","at":"${AT}"}\n`;
const OTHERS = `type,person,at\nfollow,8,${AT}\n`;

describe('an X archive gives the same facts', () => {
  test.each<[string, () => Promise<Buffer>]>([
    ['in a tar', () => tarOf(files)],
    ['in a tar.gz', async () => gzipSync(await tarOf(files))],
    ['in a tar.gz of its folder', async () => gzipSync(await tarOf(within('./twitter-2023/')))],
    ['in a zip in a zip', async () => zipOf({ 'readme.txt': 'x', 'twitter.zip': zipOf(files) })],
    ['in a zip in a tar.gz', async () => gzipSync(await tarOf({ 'twitter.zip': zipOf(files) }))],
  ])('%s', async (_, bytes) => {
    const before = readdirSync(tmpdir()).length;
    const all = await readAll(folder.write('packed', await bytes()));
    const expected = await readAll(folder.write('twitter.zip', zipOf(files)));
    expect(all.kind).toBe('x-archive');
    expect(all.rejected).toEqual([]);
    expect(all.events).toEqual(expected.events);
    expect(readdirSync(tmpdir()).length).toBeLessThanOrEqual(before + 1);
  });
});

test.each<[string, () => Promise<Buffer>]>([
  ['a zip', async () => zipOf({ 'a.ndjson': EVENTS, 'b.csv': OTHERS })],
  [
    'a zip of gzips',
    async () => zipOf({ 'a.ndjson.gz': gzipSync(EVENTS), 'b.csv.gz': gzipSync(OTHERS) }),
  ],
  ['a tar.gz', async () => gzipSync(await tarOf({ 'log/a.ndjson': EVENTS, 'log/b.csv': OTHERS }))],
  [
    'a zip in a zip',
    async () => zipOf({ 'all.zip': zipOf({ 'a.ndjson': EVENTS, 'b.csv': OTHERS }) }),
  ],
])(
  'event files in %s are read one after the other, about the account one of them names',
  async (_, bytes) => {
    const all = await readAll(folder.write('events', await bytes()));
    expect(all.account).toBe('783214');
    expect(ofType(all, 'follow').map(({ person }) => person)).toEqual(['7', '8']);
    expect(all.rejected).toEqual([]);
  },
);

test('a tar.gz that is cut gives the files before the cut, and says that the rest is missing', async () => {
  const large = { ...files, 'data/tweets.js': String(files['data/tweets.js']) + ' '.repeat(3000) };
  const packed = gzipSync(await tarOf(large), { level: 0 });
  const all = await readAll(folder.write('cut.tar.gz', packed.subarray(0, packed.length * 0.8)));
  expect(all.account).toBe('783214');
  expect(all.rejected.length).toBeGreaterThan(0);
});

test('a file in a tar with a name of a megabyte has a short name', async () => {
  const tar = await tarOf({ [`${'x'.repeat(1e6)}.ndjson`]: EVENTS });
  const all = await readAll(folder.write('long.tar', tar));
  expect(ofType(all, 'follow')).toHaveLength(1);
  expect(all.files.every((file) => file.length < 1000)).toBe(true);
});

async function refused(name: string, bytes: Buffer): Promise<TribeError> {
  const error: unknown = await readAll(folder.write(name, bytes)).catch((e: unknown) => e);
  if (!(error instanceof TribeError)) throw new Error(`it was not refused: ${String(error)}`);
  return error;
}

describe('a container that is something else is named', () => {
  test.each<[string, Files, RegExp, RegExp]>([
    [
      'letter.docx',
      { 'word/document.xml': '<w/>', '[Content_Types].xml': '' },
      /is a Word file/,
      /plain text/,
    ],
    ['deck.pptx', { 'ppt/presentation.xml': '<p/>' }, /is a presentation/, /CSV/],
    [
      'list.ods',
      { mimetype: 'x', 'content.xml': '<o/>' },
      /is an OpenDocument file/,
      /save it as CSV/,
    ],
    ['list.numbers', { 'Index/Document.iwa': 'x' }, /is a Numbers or Pages file/, /save it as CSV/],
    ['empty.zip', {}, /is an empty zip/, /another/],
    ['photos.zip', { 'a.jpg': 'x' }, /is a zip, but not a download from X/, /as it is/],
  ])('%s', async (name, content, message, advice) => {
    const error = await refused(name, zipOf(content));
    expect(error.message).toMatch(message);
    expect(error.advice).toMatch(advice);
  });

  test('a zip in a zip in a zip is refused', async () => {
    const deep = zipOf({ 'b.zip': zipOf({ 'a.zip': zipOf(files) }) });
    expect((await refused('deep.zip', deep)).message).toMatch(/is a zip, but not/);
  });
});
