import * as fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { rowsAsCsv } from '../../../src/formats/csv/rows-as-csv.ts';
import { harmlessCell } from '../../../src/render/csv/harmless-cell.ts';
import { communitiesTable, type CommunityRow } from '../../../src/views/rows/community-row.ts';
import { anyCommunityRow, knownRow, unknownRow } from '../../support/community-rows.ts';

const write = (rows: CommunityRow[], idsOnly = false): string =>
  [...rowsAsCsv(communitiesTable({ rows, count: rows.length }, { idsOnly }))].join('');

const read = (csv: string): string[][] =>
  Papa.parse<string[]>(csv, { delimiter: ',', newline: '\r\n', skipEmptyLines: false }).data;

test('a header row in the published order, one row a follower, lines ended as RFC 4180 has them', () => {
  expect(write([knownRow, unknownRow])).toBe(
    'person_id,handle,name,community_id,community_label,stability,is_tribe,followed_at,' +
      'followed_after,followed_before,engaged_topics,reciprocal,top_interests\r\n' +
      '1234567890123456789,bob,"Bob ""the builder"", Ltd",rust,Rust and compilers,0.9877,true,,' +
      '2026-01-01T00:00:00Z,2026-01-02T00:00:00Z,Programming; Politics,false,#rustlang; compilers\r\n' +
      '42,,,,,,false,,,2026-01-02T00:00:00Z,,false,\r\n',
  );
});

test('with ids only nothing of a person is left but the id and the community', () => {
  expect(write([knownRow, unknownRow], true)).toBe(
    'person_id,community_id,community_label\r\n' +
      '1234567890123456789,rust,Rust and compilers\r\n42,,\r\n',
  );
});

test('an audience of nobody is a header row', () => {
  expect(read(write([])).slice(0, -1)).toHaveLength(1);
});

test('a large audience comes in chunks and is the same file', () => {
  const rows = Array.from({ length: 2500 }, (_, person) => ({
    ...unknownRow,
    person_id: `${person}`,
  }));
  const table = communitiesTable({ rows, count: rows.length }, { idsOnly: false });
  const chunks = [...rowsAsCsv(table)];
  expect(chunks.length).toBeGreaterThan(2);
  expect(read(chunks.join('')).map(([id]) => id)).toEqual([
    'person_id',
    ...rows.map((row) => row.person_id),
    '',
  ]);
});

test.each([
  ['=1+1', "'=1+1"],
  ['  @SUM(A1)', "'  @SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\rx', "'\rx"],
  ['＝1+1', "'＝1+1"],
  ['\u00a0-2', "'\u00a0-2"],
  ['\ufeff+1', "'\ufeff+1"],
  ['\u202e=1', "'\u202e=1"],
  ['Bob ;-)', 'Bob ;-)'],
  ["'tis", "'tis"],
  ['a=b', 'a=b'],
])('the cell %j is written as %j', (text, cell) => {
  expect(harmlessCell(text)).toBe(cell);
});

test('what anybody may have typed comes back, and no cell begins as a formula does', () => {
  fc.assert(
    fc.property(fc.array(anyCommunityRow, { maxLength: 4 }), (rows) => {
      const [, ...records] = read(write(rows)).slice(0, -1);
      expect(records.map(([id]) => id)).toEqual(rows.map((row) => harmlessCell(row.person_id)));
      records.forEach((cells, index) => {
        expect(cells).toHaveLength(13);
        expect(cells[2]).toBe(harmlessCell(rows[index].name ?? ''));
        expect(cells[12]).toBe(harmlessCell(rows[index].top_interests.join('; ')));
        for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u);
      });
    }),
  );
});

test('a row ends nowhere but at its end, also for programs that end rows at a lone CR or LF', () => {
  const broken = { ...knownRow, handle: 'a\nb', name: 'c\rd', top_interests: ['e\n=1+1'] };
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constant(broken), anyCommunityRow), { maxLength: 4 }),
      (rows) => {
        const unquoted = write(rows).replaceAll(/"(?:[^"]|"")*"/gu, '');
        expect(unquoted.split(/\r\n|\r|\n/u)).toHaveLength(rows.length + 2);
      },
    ),
    { examples: [[[broken]]] },
  );
});
