import { gzipSync } from 'node:zlib';
import { stringify } from 'csv-stringify/sync';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TribeError } from '../../../src/model/errors.ts';
import { parseEvent } from '../../../src/model/parse-event.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { wireEvent } from '../../support/wire-events.ts';
import type { WireEvent } from '../../support/wire-events.ts';
import { eventsOf, readFile } from './read-file.ts';
import { tries } from '../../support/soak.ts';

const folder = temporaryFolder();

const ACCOUNT = '{"type":"account","id":"1","platform":"x"}';
const follow = (person: number): string =>
  `{"type":"follow","person":"${person}","at":"2024-03-01T12:00:00Z"}`;
const ndjson = (...lines: string[]): string => lines.map((line) => `${line}\n`).join('');

describe('NDJSON', () => {
  test('every valid event is read back, with its line', async () => {
    const owned = wireEvent.filter(({ type }) => type !== 'account');
    await fc.assert(
      fc.asyncProperty(fc.array(owned, { minLength: 1, maxLength: 20 }), async (events) => {
        const path = folder.write('any.ndjson', ndjson(...events.map((e) => JSON.stringify(e))));
        const file = await readFile(path);
        expect(file.rejected).toEqual([]);
        expect(file.events).toEqual(
          events.map((event, i) => ({ ...parseEvent(event), line: i + 1 })),
        );
      }),
    );
  });

  test('of any bytes, every line that is not blank is an event or rejected', async () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
      fc.constantFrom(follow(7), '\n', '\r\n', '{', '\ufeff', '\0').map((t) => Buffer.from(t)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
        const bytes = Buffer.concat([Buffer.from(`${ACCOUNT}\n`), ...pieces]);
        const file = await readFile(folder.write('bytes.ndjson', bytes));
        const lines = bytes
          .toString('latin1')
          .split('\n')
          .map((line) => line.replace(/^\u00ef\u00bb\u00bf/, ''))
          .filter((line) => /[^ \t\r]/.test(line));
        const read = file.events.length + file.rejected.length;
        // A carriage return alone ends a line too.
        expect(read).toBeGreaterThanOrEqual(lines.length);
        expect(read).toBeLessThanOrEqual(bytes.toString('latin1').split(/[\r\n]/).length);
      }),
      { numRuns: tries(100, 1000) },
    );
  });

  test('a byte order mark, CRLF, blank lines and a missing last line break are tolerated', async () => {
    const text = `\ufeff${ACCOUNT}\r\n\r\n  \n${follow(1)}\r\n${follow(2)}`;
    const file = await readFile(folder.write('windows.ndjson', text));
    expect(file.rejected).toEqual([]);
    expect(file.events.map(({ line }) => line)).toEqual([1, 4, 5]);
  });

  test('invalid UTF-8 costs only its own line', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${follow(1)}\n{"type":"person","id":"2","bio":"caf`),
      Buffer.from([0xe9]),
      Buffer.from(`"}\n{"type":"person","id":"3","bio":"cafés"}\n`),
    ]);
    const file = await readFile(folder.write('latin1.ndjson', bytes));
    expect(file.events.map(({ line }) => line)).toEqual([1, 3]);
    expect(file.rejected).toEqual([
      {
        line: 2,
        reason: 'the line is not UTF-8: save the file as UTF-8 and import it again',
        text: '{"type":"person","id":"2","bio":"caf\ufffd"}',
      },
    ]);
  });

  test('10 MB of garbage in one line is stored as a beginning and a length', async () => {
    const text = ndjson(follow(1), 'é'.repeat(5_000_000), follow(3));
    const file = await readFile(folder.write('long.ndjson', text));
    expect(file.events.map(({ line }) => line)).toEqual([1, 3]);
    expect(file.rejected).toMatchObject([{ line: 2, length: 5_000_000 }]);
    expect(file.rejected[0].text).toBe('é'.repeat(65_536));
  });

  test('a complete snapshot of 500,000 followers in one line is read', async () => {
    const followers = Array.from({ length: 500_000 }, (_, i) => String(10 ** 15 + i));
    const line = JSON.stringify({
      type: 'snapshot',
      at: '2024-03-01T12:00:00Z',
      complete: true,
      followers,
    });
    const file = await readFile(folder.write('reading.ndjson', line));
    expect(eventsOf(file)).toMatchObject([{ type: 'snapshot', followers }]);
  });

  test('lines of another account are rejected', async () => {
    const other = '{"type":"account","id":"2","platform":"x"}';
    const file = await readFile(folder.write('two.ndjson', ndjson(ACCOUNT, follow(1), other)));
    expect(file.events).toHaveLength(2);
    expect(file.rejected).toEqual([
      { line: 3, text: other, reason: expect.stringMatching(/account 2/) },
    ]);
  });
});

describe('the account', () => {
  test('is found on any line of the file', async () => {
    const follows = Array.from({ length: 30_000 }, (_, i) => follow(i));
    const file = await readFile(folder.write('late.ndjson', ndjson(...follows, ACCOUNT)));
    expect(file.account).toBe('1');
  });

  test('is unknown if no line names it, even if a text contains "account"', async () => {
    const post = '{"type":"post","id":"1","at":"2024-03-01T12:00:00Z","text":"my \\"account\\""}';
    expect((await readFile(folder.write('none.ndjson', ndjson(post)))).account).toBeUndefined();
  });
});

describe('gzip', () => {
  const lines = Array.from({ length: 20_000 }, (_, i) => follow(i));

  test('is recognised by its bytes, not by its name', async () => {
    const file = await readFile(folder.write('events.txt', gzipSync(ndjson(...lines))));
    expect(file.events).toHaveLength(20_000);
    expect(file.bytesRead).toBeLessThan(500_000);
  });

  test('several in one file are read', async () => {
    const bytes = Buffer.concat([gzipSync(ndjson(follow(1))), gzipSync(ndjson(follow(2)))]);
    expect((await readFile(folder.write('two.gz', bytes))).events).toHaveLength(2);
  });

  test.each([0.1, 0.5, 0.9, 0.999])(
    'cut at %f, gives all whole lines and names the cut',
    async (share) => {
      const whole = gzipSync(ndjson(...lines));
      const half = whole.subarray(0, Math.floor(whole.length * share));
      const file = await readFile(folder.write('half.gz', half));
      const read = file.events.length;
      expect(read).toBeGreaterThan(20_000 * (share - 0.1));
      expect(eventsOf(file)).toEqual(lines.slice(0, read).map((line) => expectEvent(line)));
      expect(file.rejected).toEqual([
        {
          line: read + 1,
          text: expect.any(String),
          reason: expect.stringMatching(/gzip data ends early/),
        },
      ]);
      expect(lines[read].startsWith(file.rejected[0].text)).toBe(true);
    },
  );

  test('damaged in the middle, keeps the lines before and names the damage', async () => {
    const bytes = gzipSync(Buffer.from(ndjson(...lines)));
    const middle = bytes.length >> 1;
    bytes.fill(0xff, middle, middle + 64);
    const file = await readFile(folder.write('damaged.gz', bytes));
    expect(file.rejected.at(-1)?.reason).toMatch(/the gzip data is damaged/);
    expect(file.events.length).toBeGreaterThan(5000);
  });
});

function expectEvent(line: string): unknown {
  const parsed = parseEvent(JSON.parse(line));
  return 'event' in parsed ? parsed.event : parsed.rejection;
}

function cell(value: unknown): unknown {
  return typeof value === 'object' || typeof value === 'boolean' ? JSON.stringify(value) : value;
}

describe('CSV', () => {
  const columns = [
    'type',
    'id',
    'person',
    'from',
    'to',
    'post',
    'kind',
    'at',
    'after',
    'before',
    'reason',
    'status',
    'text',
    'lang',
    'topics',
    'metrics',
    'handle',
    'name',
    'bio',
    'location',
    'createdAt',
    'followers',
    'following',
    'term',
    'weight',
    'complete',
    'ordered',
    'part',
    'parts',
    'platform',
  ];
  const csv = (events: WireEvent[], options: object): string =>
    stringify(
      events.map((event) => columns.map((name) => cell(event[name]))),
      { header: true, columns, quoted: true, quoted_empty: false, ...options },
    );

  test('every valid event is read as from NDJSON, even with quoted line breaks', async () => {
    const owned = wireEvent.filter(({ type }) => type !== 'account');
    const style = fc.constantFrom(
      { delimiter: ',' },
      { delimiter: ';', record_delimiter: '\r\n', bom: true },
      { delimiter: '\t' },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(owned, { minLength: 1, maxLength: 10 }),
        style,
        async (events, s) => {
          const file = await readFile(folder.write('any.csv', csv(events, s)));
          expect(file.rejected).toEqual([]);
          expect(file.events.map(({ event }) => ({ event }))).toEqual(events.map(parseEvent));
        },
      ),
      { numRuns: tries(100, 1000) },
    );
  });

  test('line numbers are right after quoted line breaks; an invalid row has its text', async () => {
    const text = [
      'type,id,at,text,person',
      'post,1,2024-03-01T12:00:00Z,"one',
      '',
      'three",',
      'follow,,2024-03-01T12:00:00Z,,7',
      'follow,,yesterday,,8',
      'person,"4"2,,,',
      'follow,,2024-03-01T12:00:00Z,,9,9',
      'follow,,2024-03-01T12:00:00Z,,1.23457E+17',
      ',,,,',
      'follow,,2024-03-01T12:00:00Z,,10',
    ].join('\n');
    const file = await readFile(folder.write('rows.csv', text));
    expect(file.events.map(({ line }) => line)).toEqual([2, 5, 11]);
    expect(eventsOf(file)[0]).toMatchObject({ text: 'one\n\nthree' });
    expect(file.rejected).toEqual([
      {
        line: 6,
        text: 'follow,,yesterday,,8',
        reason: expect.stringMatching(/`at` \("yesterday"\)/),
      },
      { line: 7, text: 'person,"4"2,,,', reason: expect.stringMatching(/closing quote/) },
      {
        line: 8,
        text: 'follow,,2024-03-01T12:00:00Z,,9,9',
        reason: expect.stringMatching(/6 cells.*5/),
      },
      {
        line: 9,
        text: expect.any(String),
        reason: expect.stringMatching(/shortened by a spreadsheet/),
      },
    ]);
  });

  test('a quote that is never closed costs only its own line', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `follow,${i},2024-03-01T12:00:00Z`);
    rows[10] = 'follow,"11,2024-03-01T12:00:00Z';
    const file = await readFile(folder.write('open.csv', ['type,person,at', ...rows].join('\n')));
    expect(file.events).toHaveLength(4999);
    expect(file.rejected).toEqual([
      { line: 12, text: rows[10], reason: 'an opening quote has no closing quote' },
    ]);
  });

  test('cells of lists can have semicolons; invalid numbers stay as they are', async () => {
    const text =
      'type,at,complete,followers,person,term,weight\n' +
      'snapshot,2024-03-01T12:00:00Z,TRUE,900719925474099301; 2,,,\n' +
      'interest,,,,1,tea,much\n';
    const file = await readFile(folder.write('lists.csv', text));
    expect(eventsOf(file)).toMatchObject([
      { complete: true, followers: ['900719925474099301', '2'] },
    ]);
    expect(file.rejected).toMatchObject([
      { line: 3, reason: expect.stringMatching(/`weight` \("much"\)/) },
    ]);
  });

  test('is recognised by its header, not by its name', async () => {
    const file = await readFile(
      folder.write('rows', 'type,person,at\nfollow,1,2024-03-01T12:00:00Z\n'),
    );
    expect(file.events).toHaveLength(1);
  });
});

describe('standard input', () => {
  test('is read like a file, with its account on any line', async () => {
    const bytes = Buffer.from(ndjson(follow(1), follow(2), ACCOUNT));
    const file = await readFile('-', [bytes.subarray(0, 30), bytes.subarray(30)]);
    expect(file.account).toBe('1');
    expect(file.events).toHaveLength(3);
  });

  test('can be compressed, and can be empty', async () => {
    expect((await readFile('-', [gzipSync(ndjson(follow(1)))])).events).toHaveLength(1);
    expect(await readFile('-', [])).toMatchObject({ events: [], rejected: [] });
  });
});

async function refused(path: string): Promise<TribeError> {
  const error: unknown = await readFile(path).catch((reason: unknown) => reason);
  if (!(error instanceof TribeError)) throw new Error(`${path} was not refused: ${String(error)}`);
  return error;
}

describe('files that are refused', () => {
  test.each([
    ['a picture', Buffer.concat([Buffer.from('\x89PNG\r\n'), Buffer.alloc(5000)]), /not text/],
    ['a database', 'SQLite format 3\0', /SQLite/],
  ])('%s is refused with advice', async (name, content, message) => {
    const error = await refused(folder.write(name, content));
    expect(error.message).toMatch(message);
    expect(error.advice).not.toBe('');
  });

  test('a CSV with a column twice', async () => {
    expect((await refused(folder.write('twice.csv', 'type,at,at\n'))).message).toMatch(
      /two columns `at`/,
    );
  });

  test('a missing file', async () => {
    expect((await refused(`${folder.path}/nowhere`)).message).toMatch(/There is no file/);
  });
});
