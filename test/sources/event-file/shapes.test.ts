import { gzipSync } from 'node:zlib';
import { stringify } from 'csv-stringify/sync';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TribeError } from '../../../src/model/errors.ts';
import { parseEvent } from '../../../src/model/parse-event.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { ENCODINGS, toUtf32, toWindows1252 } from '../../support/text-encodings.ts';
import { tries } from '../../support/soak.ts';
import { eventsOf, readFile } from './read-file.ts';

const folder = temporaryFolder();

const AT = '2024-03-01T12:00:00.000Z';
const COLUMNS = ['type', 'id', 'name', 'bio', 'person', 'at', 'reason'];

/** Without line breaks, which a table whose lines end otherwise may change. */
const words = (unit: fc.Arbitrary<string>) =>
  fc
    .string({ unit, minLength: 1, maxLength: 20 })
    .map((text) => text.replace(/[\r\n\0]/g, ' '))
    .filter((text) => text !== '' && text.isWellFormed());
const event = (name: fc.Arbitrary<string>) =>
  fc.oneof(
    fc.record({
      type: fc.constant('person'),
      id: fc.bigInt({ min: 1n, max: 10n ** 17n }).map(String),
      name,
      bio: name,
    }),
    fc.record({
      type: fc.constantFrom('follow', 'unfollow'),
      person: fc.nat().map(String),
      at: fc.constant(AT),
    }),
  );
const eventsWith = (name: fc.Arbitrary<string>) =>
  fc.array(event(name), { minLength: 1, maxLength: 8 });

type Row = Record<string, string>;

const shape = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  above: fc.constantFrom('', 'Followers of robin', 'Export, 1 March 2024\n', 'sep'),
  header: fc.constantFrom('as is', 'upper', 'capital'),
  cells: fc.constantFrom('full', 'padded', 'short'),
  gzip: fc.boolean(),
});
type Shape = typeof shape extends fc.Arbitrary<infer Value> ? Value : never;

function tableOf(events: readonly Row[], { delimiter, lineEnd, above, header, cells }: Shape) {
  const styled = (name: string) =>
    header === 'as is'
      ? name
      : name[0].toUpperCase() + (header === 'upper' ? name.slice(1).toUpperCase() : name.slice(1));
  const rows = [
    COLUMNS.map(styled),
    ...events.map((row) => COLUMNS.map((column) => row[column] ?? '')),
  ];
  if (cells === 'padded') rows.forEach((row) => row.push('', ''));
  if (cells === 'short')
    rows.slice(1).forEach((row) => row.splice(row.findLastIndex((cell) => cell !== '') + 1));
  const title = above === 'sep' ? `sep=${delimiter}` : above;
  const text = stringify(rows, { delimiter, record_delimiter: lineEnd, quoted_match: /[\r\n\s]/ });
  return title === '' ? text : `${title.replace('\n', lineEnd)}${lineEnd}${text}`;
}

describe('a table has the same rows', () => {
  test('in every encoding, with every line end, delimiter and header', async () => {
    const encoding = fc.constantFrom(...Object.values(ENCODINGS));
    await fc.assert(
      fc.asyncProperty(
        eventsWith(
          words(
            fc.oneof(
              fc.constantFrom(...'aé日🚲",;\t|'),
              fc.string({ unit: 'grapheme', maxLength: 1 }),
            ),
          ),
        ),
        shape,
        encoding,
        async (events, style, encode) => {
          const bytes = encode(tableOf(events, style));
          const path = folder.write('table.txt', style.gzip ? gzipSync(bytes) : bytes);
          const { rejected, ...file } = await readFile(path);
          expect(rejected).toEqual([]);
          expect(eventsOf(file).map((one) => ({ event: one }))).toEqual(events.map(parseEvent));
        },
      ),
      { numRuns: tries(150, 5000) },
    );
  });

  test('in Windows-1252, and a note says so', async () => {
    const western = fc
      .tuple(
        fc.constantFrom('Zoë', 'Ångström', '5 € – that’s', 'plain'),
        fc.stringMatching(/^[a-z ,;]{0,5}$/),
      )
      .map((parts) => parts.join(' x'));
    await fc.assert(
      fc.asyncProperty(eventsWith(western), shape, async (events, style) => {
        const some = [...events, { type: 'person', id: '7', name: 'Zoé', bio: 'x' }];
        const { rejected, notes, ...file } = await readFile(
          folder.write('old.csv', toWindows1252(tableOf(some, style))),
        );
        expect(rejected).toEqual([]);
        expect(eventsOf(file).map((one) => ({ event: one }))).toEqual(some.map(parseEvent));
        expect(notes).toEqual([expect.stringMatching(/^Read as Windows-1252/)]);
      }),
      { numRuns: tries(50, 2000) },
    );
  });
});

test('Windows-1252 letters far into a file are read, and a note says so', async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => `person,${i},plain,words`);
  const bytes = toWindows1252(['type,id,name,bio', ...rows, 'person,9,Zoë,caf\u00e9'].join('\n'));
  const { events, rejected, notes } = await readFile(folder.write('late.csv', bytes));
  expect(rejected).toEqual([]);
  expect(events.at(-1)?.event).toMatchObject({ name: 'Zoë', bio: 'café' });
  expect(notes).toHaveLength(1);
});

test.each([
  ['Cyrillic of Windows-1251', [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]],
  ['French of Mac Roman', [0x63, 0x61, 0x66, 0x8e, 0x73]],
  ['Japanese of Shift-JIS', [0x83, 0x65, 0x83, 0x58, 0x83, 0x67]],
])('%s is not taken for Windows-1252', async (_, letters) => {
  const bytes = Buffer.concat([Buffer.from('type,id,name\nperson,7,'), Buffer.from(letters)]);
  const { events, rejected } = await readFile(folder.write('other.csv', bytes));
  expect(events).toEqual([]);
  expect(rejected).toMatchObject([
    { line: 2, reason: 'the line is not UTF-8: save the file as UTF-8 and import it again' },
  ]);
});

const FOLLOWS = [7, 8, 9].map((person) => ({ type: 'follow', person: `${person}`, at: AT }));
const json = FOLLOWS.map((one) => JSON.stringify(one));

test.each(Object.entries(ENCODINGS))('NDJSON in %s, whatever ends its lines', async (_, encode) => {
  for (const end of ['\n', '\r\n', '\r']) {
    const { rejected, ...file } = await readFile(folder.write('x', encode(json.join(end) + end)));
    expect(rejected).toEqual([]);
    expect(eventsOf(file)).toHaveLength(3);
  }
});

test('one file can have several kinds of line ends', async () => {
  const mixed = `${json[0]}\r${json[1]}\r\n${json[2]}\n${json[0]}`;
  const { rejected, events } = await readFile(folder.write('mixed.ndjson', mixed));
  expect(rejected).toEqual([]);
  expect(events.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
});

test.each([
  ['on one line', JSON.stringify(FOLLOWS)],
  ['indented', JSON.stringify(FOLLOWS, undefined, 2)],
])('a JSON list of events %s', async (_, text) => {
  const { rejected, ...file } = await readFile(folder.write('list.json', text));
  expect(rejected).toEqual([]);
  expect(eventsOf(file)).toHaveLength(3);
});

const HTML = '<!DOCTYPE html><html><head><title>Log in</title></head></html>';
const start = (...bytes: (number | string)[]): Buffer =>
  Buffer.concat([
    ...bytes.map((b) => (typeof b === 'string' ? Buffer.from(b, 'latin1') : Buffer.from([b]))),
    Buffer.alloc(600, 'x'),
  ]);

test.each<[string, string | Buffer, RegExp, RegExp]>([
  ['UTF-32', toUtf32('\ufefftype,id\n'), /is text in UTF-32/, /Save it as UTF-8/],
  [
    'UTF-32 without a mark',
    toUtf32('type,id\nperson,7\n'),
    /is text in UTF-32/,
    /Save it as UTF-8/,
  ],
  ['7z', start('7z', 0xbc, 0xaf, 0x27, 0x1c), /7z archive/, /Unpack it/],
  ['rar', start('Rar!', 0x1a, 7, 0), /rar archive/, /Unpack it/],
  ['bzip2', start('BZh91AY'), /compressed with bzip2/, /bunzip2/],
  ['xz', start(0xfd, '7zXZ'), /compressed with xz/, /unxz/],
  ['zstd', start(0x28, 0xb5, 0x2f, 0xfd), /compressed with zstd/, /unzstd/],
  ['xls', start('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), /old Excel or Word/, /save it as CSV/],
  ['pdf', '%PDF-1.7\n', /is a PDF/, /follower list/],
  ['png', start('\x89PNG\r\n'), /is a picture/, /screenshot/],
  ['jpeg', start(0xff, 0xd8, 0xff, 0xe0), /is a picture/, /screenshot/],
  ['heic', start('\0\0\0\x18ftypheic'), /is a picture/, /screenshot/],
  ['sqlite', 'SQLite format 3\0', /SQLite/, /--db FILE/],
  ['car', start(0x3a, 0xa2, 0x65, 'roots'), /Bluesky repository/, /not your followers/],
  ['lnk', start('L\0\0\0\x01\x14\x02\0'), /shortcut/, /points to/],
  ['url', '[InternetShortcut]\r\nURL=https://x.com/\r\n', /shortcut/, /points to/],
  ['html', HTML, /HTML page: you were signed out/, /Sign in/],
  ['html in UTF-16', ENCODINGS.UTF16LE(HTML), /HTML page/, /Sign in/],
  ['html, gzip', gzipSync(HTML), /HTML page/, /Sign in/],
  ['follower.js', 'window.YTD.follower.part0 = [ ]', /one file of an X archive/, /whole archive/],
  ['user_details.js', 'var user_details =  { }', /one file of an X archive/, /whole archive/],
  ['followers_1.json', '[{"title":"","media_list_data":[]}]', /Instagram download/, /./],
  ['user_data.json', '{"Activity":{"Follower List":{"FansList":[]}}}', /no followers/, /all of it/],
  ['error.json', '{"errors":[{"code":88}]}', /server's error message/, /again/],
  ['followers.csv.crdownload', 'type,id', /download that has not finished/, /Wait/],
])('%s is refused by name, with what to do', async (name, content, message, advice) => {
  const error: unknown = await readFile(folder.write(name, content)).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(TribeError);
  expect((error as TribeError).message).toMatch(message);
  expect((error as TribeError).advice).toMatch(advice);
});
