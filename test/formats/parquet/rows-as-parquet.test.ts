import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsAsJson } from '../../../src/formats/json/rows-as-json.ts';
import { rowsAsParquet } from '../../../src/formats/parquet/rows-as-parquet.ts';
import { communitiesTable, type CommunityRow } from '../../../src/views/rows/community-row.ts';
import { anyCommunityRow, knownRow, unknownRow } from '../../support/community-rows.ts';

const table = (rows: CommunityRow[]) =>
  communitiesTable({ rows, count: rows.length }, { idsOnly: false });

async function chunksOf(rows: CommunityRow[]): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of rowsAsParquet(table(rows))) chunks.push(chunk);
  return chunks;
}

async function read(rows: CommunityRow[]): Promise<Record<string, unknown>[]> {
  const file = new Uint8Array(Buffer.concat(await chunksOf(rows))).buffer;
  return parquetReadObjects({ file });
}

/** What the JSON of the same rows has, with times as times. */
function expected(rows: CommunityRow[]): Record<string, unknown>[] {
  const written = JSON.parse([...rowsAsJson(table(rows))].join('')) as Record<string, unknown>[];
  return written.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        name.startsWith('followed_') && value !== null
          ? new Date(value as string)
          : readable(value),
      ]),
    ),
  );
}

/** Texts as UTF-8 has them. The reader takes a byte order mark at the beginning for none of the text. */
function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable);
  return typeof value === 'string' ? value.toWellFormed().replace(/^\ufeff/u, '') : value;
}

test('another program reads the rows of the JSON, with times, lists and missing values', async () => {
  const rows = await read([knownRow, unknownRow]);
  expect(rows).toEqual(expected([knownRow, unknownRow]));
  expect(rows[0]).toMatchObject({ is_tribe: true, followed_before: new Date('2026-01-02') });
});

test('any number of rows comes back with every text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyCommunityRow, { maxLength: 4 }), async (rows) => {
      expect(await read(rows)).toEqual(expected(rows));
    }),
    { numRuns: 50 },
  );
});

test('a large audience comes in chunks', async () => {
  const rows = Array.from({ length: 25_000 }, (_, person) => ({
    ...unknownRow,
    person_id: `${person}`,
  }));
  const chunks = await chunksOf(rows);
  expect(chunks).toHaveLength(2);
  const file = new Uint8Array(Buffer.concat(chunks)).buffer;
  expect(parquetMetadata(file).row_groups.map((group) => Number(group.num_rows))).toEqual([
    20_000, 5_000,
  ]);
});
