import type { ParquetWriter } from 'hyparquet-writer';
import type { ExportTable, ExportValue, FieldKind } from '../../views/exports/export-table.ts';

const ROWS_A_GROUP = 20_000;

type Element = ParquetWriter['schema'][number];

/**
 * Writes Apache Parquet in chunks, a group of rows at a time. Texts are not escaped, because nothing
 * runs them; times are timestamps in UTC; lists are lists of texts.
 */
export async function* rowsAsParquet({
  fields,
  rows,
}: ExportTable): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  // Loaded on demand, because few exports are in this format.
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const bytes = new ByteWriter();
  const schema = [
    { name: 'root', num_children: fields.length },
    ...fields.flatMap(({ name, kind }) => elementsOf(name, kind)),
  ];
  const writer = new ParquetWriter({ writer: bytes, schema, createdBy: 'Tribefinder' });
  const taken = (): Uint8Array<ArrayBuffer> => {
    const chunk = bytes.getBytes().slice();
    bytes.index = 0;
    return chunk;
  };
  const write = (group: ExportValue[][]): Promise<void> | void =>
    writer.write({
      columnData: fields.map(({ name, kind }, column) => ({
        name,
        data: group.map((row) => stored(row[column], kind)),
      })),
      rowGroupSize: ROWS_A_GROUP,
    });
  let group: ExportValue[][] = [];
  for (const row of rows) {
    group.push(row);
    if (group.length < ROWS_A_GROUP) continue;
    await write(group);
    group = [];
    yield taken();
  }
  await write(group);
  await writer.finish();
  yield taken();
}

const TYPES: Record<Exclude<FieldKind, 'list'>, Pick<Element, 'type' | 'converted_type'>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  time: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
  whole: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  yes: { type: 'BOOLEAN' },
};

function elementsOf(name: string, kind: FieldKind): Element[] {
  if (kind !== 'list') return [{ name, ...TYPES[kind], repetition_type: 'OPTIONAL' }];
  return [
    { name, converted_type: 'LIST', num_children: 1, repetition_type: 'OPTIONAL' },
    { name: 'list', num_children: 1, repetition_type: 'REPEATED' },
    { name: 'element', ...TYPES.text, repetition_type: 'OPTIONAL' },
  ];
}

function stored(value: ExportValue, kind: FieldKind): unknown {
  if (kind === 'time') return value === null ? null : new Date(value as string);
  if (typeof value === 'string') return value.toWellFormed();
  return Array.isArray(value) ? value.map((text) => text.toWellFormed()) : value;
}
