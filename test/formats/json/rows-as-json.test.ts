import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsAsJson } from '../../../src/formats/json/rows-as-json.ts';
import { rowsAsCsv } from '../../../src/formats/csv/rows-as-csv.ts';
import { communitiesTable, type CommunityRow } from '../../../src/views/rows/community-row.ts';
import { anyCommunityRow, knownRow, unknownRow } from '../../support/community-rows.ts';

const table = (rows: CommunityRow[], idsOnly = false) =>
  communitiesTable({ rows, count: rows.length }, { idsOnly });

const read = (rows: CommunityRow[], idsOnly = false): unknown =>
  JSON.parse([...rowsAsJson(table(rows, idsOnly))].join(''));

test('rows as objects with the columns of the CSV in their order', () => {
  expect(read([knownRow, unknownRow])).toEqual([
    { ...knownRow, handle: 'bob', stability: 0.9877 },
    unknownRow,
  ]);
  const [header] = rowsAsCsv(table([]));
  const [first] = read([knownRow]) as object[];
  expect(Object.keys(first)).toEqual(header.trim().split(','));
});

test('with ids only nothing of a person is left but the id and the community', () => {
  expect(read([knownRow], true)).toEqual([
    {
      person_id: knownRow.person_id,
      community_id: 'rust',
      community_label: 'Rust and compilers',
    },
  ]);
});

test('any number of rows is a JSON array that keeps every text', () => {
  fc.assert(
    fc.property(fc.array(anyCommunityRow, { maxLength: 4 }), (rows) => {
      const names = (read(rows) as CommunityRow[]).map((row) => row.name);
      expect(names).toEqual(rows.map((row) => row.name));
    }),
  );
});
