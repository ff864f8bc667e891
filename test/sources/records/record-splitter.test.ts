import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RawRecord } from '../../../src/sources/text/open-record.ts';
import { RecordSplitter } from '../../../src/sources/records/record-splitter.ts';
import { tries } from '../../support/soak.ts';

const HEAD = 'window.YTD.tweets.part0 = ';

interface Options {
  wrapper?: string | undefined;
  /** Bytes a chunk. */
  step?: number;
}

function split(text: string | Buffer, { wrapper, step = 1 << 16 }: Options = {}): RawRecord[] {
  const bytes = Buffer.from(text);
  const splitter = new RecordSplitter(wrapper);
  const records: RawRecord[] = [];
  for (let i = 0; i < bytes.length; i += step) {
    records.push(...splitter.take(bytes.subarray(i, i + step)));
  }
  return [...records, ...splitter.end()];
}

/** Records as text, those with a fault as their fault. */
const seen = (records: readonly RawRecord[]): string[] =>
  records.map(({ bytes, fault }) => (fault === undefined ? bytes.toString() : `(${fault})`));

/** Values as hostile as JSON can be: brackets, quotes, escapes and marks of records in strings. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('{"tweet":', '}, {', '\n}, {\n', '\\', '"', '[[[', '}}}', '\\"', 'é🐈', ']', ';'),
);
const record = fc.dictionary(text, fc.oneof(text, fc.jsonValue({ maxDepth: 3 })), { maxKeys: 4 });

/** The ways in which X has written lists: a record, and what stands around and between them. */
const FORMS: [(value: object) => string, (records: string[]) => string][] = [
  [(value) => JSON.stringify(value), (records) => `[${records.join(',')}]`],
  [
    (value) => JSON.stringify(value, null, 2).replaceAll('\n', '\n  '),
    (records) => `[\n  ${records.join(',\n  ')}\n]`,
  ],
  [(value) => JSON.stringify(value, null, 2), (records) => `[ ${records.join(', ')} ]`],
  [(value) => JSON.stringify(value, null, 1), (records) => `\n [ ${records.join(',\r\n')} ];\n`],
];

describe('a list', () => {
  test('is split into exactly its records, at any chunk boundaries', () => {
    fc.assert(
      fc.property(
        fc.array(record, { maxLength: 8 }),
        fc.constantFrom(...FORMS),
        fc.constantFrom(undefined, 'tweet'),
        fc.integer({ min: 1, max: 200 }),
        (values, [asText, asList], wrapper, step) => {
          const texts = values.map((v) => asText(wrapper === undefined ? v : { [wrapper]: v }));
          // Compared as text: Node reads some escaped keys wrongly (nodejs/node#63785).
          expect(seen(split(HEAD + asList(texts), { wrapper, step }))).toEqual(texts);
        },
      ),
      { numRuns: tries(200, 2000) },
    );
  });

  test('any bytes are split the same at any chunk boundaries', () => {
    const piece = fc.constantFrom('{', '}', '[', ']', '"', ',', '\n', '\\', ' ', '=', 'a', '}, {');
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.constant('{ "tweet" : ')), { maxLength: 60 }),
        fc.integer({ min: 1, max: 90 }),
        (pieces, step) => {
          const bytes = HEAD + pieces.join('');
          const whole = split(bytes, { wrapper: 'tweet' });
          expect(split(bytes, { wrapper: 'tweet', step })).toEqual(whole);
        },
      ),
      { numRuns: tries(300, 3000) },
    );
  });

  test('gives the line of each record', () => {
    const records = split(`${HEAD}[\n  {\n    "a" : 1\n  },\n\n  {"b" : [\n2]}, {"c":3}\n]`);
    expect(records.map(({ line }) => line)).toEqual([2, 6, 7]);
  });

  test.each([
    ['a byte order mark', `\ufeff${HEAD}[{}]`],
    ['no assignment', ' [ {} ]'],
    ['another name', 'var tweet_index =  [ {} ];'],
    ['brackets before the first `=`', 'window.YTD["tweets"].part0 = [{}]'],
    ['commas too many', `${HEAD}[ , {},, ]`],
  ])('can start with %s', (_, bytes) => {
    expect(seen(split(bytes))).toEqual(['{}']);
  });
});

const good = (name: string): string => `{ "tweet" : { "id_str" : "${name}" } }`;
/** As before 2018. */
const notWrapped = (name: string): string => `{\n  "id_str" : "${name}",\n  "geo" : {\n  }\n}`;

const list = (bad: string): string =>
  `${HEAD}[\n  ${good('1')},\n  ${bad},\n  ${good('3')},\n  ${good('4')}\n]`;

describe('a broken record costs only itself', () => {
  test.each([
    ['a quote missing', '{ "tweet" : {\n "id_str : "2",\n "full_text" : "a" } }'],
    ['a quote too many', '{ "tweet" : {\n "id_str" : ""2",\n "full_text" : "a" } }'],
    ['a brace missing', '{ "tweet" : {\n "id_str" : "2"\n }'],
    ['braces missing', '{ "tweet" : { "entities" : { "urls" : [ {'],
    ['a bracket of the other kind', '{ "tweet" : { "urls" : [ ) } }'],
    ['a bare word', 'undefined'],
    ['a text', '"tweet"'],
    ['single quotes', "{ 'tweet' : { 'id_str' : '2' } }"],
    ['a string broken over lines', '{ "tweet" : { "full_text" : "one\ntwo" } }'],
  ])('%s', (_, bad) => {
    const records = seen(split(list(bad), { wrapper: 'tweet' }));
    expect(records).toHaveLength(4);
    expect([records[0], records[2], records[3]]).toEqual([good('1'), good('3'), good('4')]);
  });

  test('even if everything is on one line', () => {
    const bytes = `${HEAD}[${good('1')},{"tweet":{"id_str":"2,"urls":[]}},${good('3')}]`;
    const records = seen(split(bytes, { wrapper: 'tweet' }));
    expect([records[0], records.at(-1)]).toEqual([good('1'), good('3')]);
    expect(records).toHaveLength(3);
  });

  test('even if records are not wrapped, as before 2018', () => {
    const broken = '{\n  "id_str" : "2",\n  "geo" : {\n}';
    const bytes = `Grailbird.data.tweets_2012_08 = \n [ ${[notWrapped('1'), broken, notWrapped('3')].join(', ')} ]`;
    const records = seen(split(bytes));
    expect(records).toHaveLength(3);
    expect([records[0], records[2]]).toEqual([notWrapped('1'), notWrapped('3')]);
  });
});

describe('a file with half a list says where it ends', () => {
  test.each([
    ['nothing', '', ['(the file contains no list of records)']],
    ['a page', '<html>', ['(the file contains no list of records)']],
    ['an object', `${HEAD}{"a":1}`, ['(there is no list of records after the first `=`)']],
    ['cut behind a record', `${HEAD}[{},`, ['{}', '(the file is cut short: its list has no end)']],
    [
      'cut in a record',
      `${HEAD}[{},{"a`,
      ['{}', '(the file is cut short in the middle of this record)'],
    ],
    [
      'more behind it',
      `${HEAD}[{}]; alert(1)`,
      ['{}', '(there is more text after the end of the list)'],
    ],
  ])('%s', (_, bytes, expected) => {
    for (const step of [1, 1000]) expect(seen(split(bytes, { step }))).toEqual(expected);
  });

  test('and why, if its bytes end early', () => {
    const splitter = new RecordSplitter('tweet');
    const records = [...splitter.take(Buffer.from(`${HEAD}[{}`)), ...splitter.end('it is damaged')];
    expect(seen(records)).toEqual(['{}', '(it is damaged)']);
  });
});

test('a record that is too long is rejected with its length, and the next is read', () => {
  const most = 4 * 1024 * 1024;
  const long = most + 1000;
  const records = split(`${HEAD}[{"a":"${'x'.repeat(long)}"},{"b":1}]`);
  expect(records[0].fault).toBe(`the record has ${long + 8} bytes; at most ${most} are allowed`);
  expect(records[0].bytes.length).toBeLessThan(most / 2);
  expect(records[1].bytes.toString()).toBe('{"b":1}');
});
