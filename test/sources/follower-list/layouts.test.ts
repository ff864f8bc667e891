import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFile, type ReadFile } from '../../support/read-file.ts';
import { ENCODINGS } from '../../support/text-encodings.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();

interface Person {
  id: string;
  username: string;
  name: string;
  bio: string;
}

const text = fc.string({ unit: fc.constantFrom(...'ab Z9é€"\',;|\t\n😀_<'), maxLength: 12 });
const person: fc.Arbitrary<Person> = fc.record({
  id: fc.bigInt({ min: 10_000n, max: 2n ** 63n }).map(String),
  username: fc.stringMatching(/^[A-Za-z]\w{0,14}$/),
  name: text,
  bio: text,
});
const people = fc.uniqueArray(person, { minLength: 1, maxLength: 30, selector: ({ id }) => id });

function read(content: string | Uint8Array, ending: string): Promise<ReadFile> {
  return readFile({
    folder: folder.path,
    name: `rustbelt followers 2026-03-01.${ending}`,
    content,
  });
}

/** What any layout must give: that of the plainest. */
const plainest = (all: readonly Person[]): Promise<ReadFile> => read(JSON.stringify(all), 'json');

const CASES = [
  (name: string) => name,
  (name: string) => name.toUpperCase(),
  (name: string) => `${name[0]!.toUpperCase()}${name.slice(1)}`,
  (name: string) => ` ${name} `,
];
const table = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  quotesAll: fc.boolean(),
  toCase: fc.constantFrom(...CASES),
  order: fc.shuffledSubarray(['id', 'username', 'name', 'bio', 'x1', 'x2'], { minLength: 6 }),
  titles: fc.array(fc.constantFrom('', 'Followers of Rust Belt', 'Made 1 March 2026, by a tool')),
  saysDelimiter: fc.boolean(),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  encode: fc.constantFrom(...Object.values(ENCODINGS)),
});

function writeTable(
  all: readonly Person[],
  layout: typeof table extends fc.Arbitrary<infer L> ? L : never,
): Buffer {
  const { delimiter, quotesAll, toCase, order, titles, saysDelimiter, end, encode } = layout;
  const cell = (value: string): string =>
    quotesAll || /["\n\r,;|\t]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  const row = (values: readonly string[]): string => values.map(cell).join(delimiter);
  return encode(
    [
      ...(saysDelimiter ? [`sep=${delimiter}`] : []),
      ...titles.slice(0, 10).map(cell),
      row(order.map(toCase)),
      ...all.map((one) => row(order.map((name) => one[name as keyof Person] ?? 'extra'))),
      '',
    ].join(end),
  );
}

test('people in a table of any layout are the same people', async () => {
  await fc.assert(
    fc.asyncProperty(people, table, async (all, layout) => {
      const { events } = await read(writeTable(all, layout), 'csv');
      expect(events).toEqual((await plainest(all)).events);
    }),
    { seed: 11, numRuns: 150 },
  );
});

const WRAPPED: Record<string, (all: readonly Person[]) => string> = {
  pretty: (all) => JSON.stringify(all, null, 2),
  lines: (all) => all.map((one) => `${JSON.stringify(one)}\n`).join(''),
  'lines with blank ones': (all) => all.map((one) => `${JSON.stringify(one)}\r\n\r\n`).join(''),
  'a named list': (all) => JSON.stringify({ at: 1, followers: all, next_cursor: null }),
  'a list inside': (all) => JSON.stringify({ status: 'ok', data: { users: all } }),
  'each wrapped': (all) => JSON.stringify(all.map((user) => ({ user, extra: 1 }))),
  'edges of a graph': (all) => JSON.stringify({ edges: all.map((node) => ({ node })) }, null, 1),
};

test.each(Object.entries(WRAPPED))(
  'people in JSON are the same people: %s',
  async (_how, write) => {
    await fc.assert(
      fc.asyncProperty(people, async (all) => {
        expect((await read(write(all), 'json')).events).toEqual((await plainest(all)).events);
      }),
      { seed: 11, numRuns: 20 },
    );
  },
);

test('people in pages, one a line or joined, are the same people', async () => {
  const pages = fc.record({ size: fc.integer({ min: 1, max: 9 }), indent: fc.constantFrom(0, 2) });
  await fc.assert(
    fc.asyncProperty(people, pages, async (all, { size, indent }) => {
      const written: string[] = [];
      for (let from = 0; from < all.length; from += size) {
        const isLast = from + size >= all.length;
        const meta = { next_cursor: isLast ? 0 : from + size };
        const page = { users: all.slice(from, from + size), ...meta };
        written.push(`${JSON.stringify(page, null, indent)}\n`);
      }
      expect((await read(written.join(''), 'json')).events).toEqual((await plainest(all)).events);
    }),
    { seed: 11, numRuns: 40 },
  );
});
