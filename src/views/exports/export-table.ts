import type { Estimate } from '../../model/report.ts';

/** How programs read a field. `time` is RFC 3339 in UTC; `list` is a list of texts. */
export type FieldKind = 'text' | 'time' | 'whole' | 'number' | 'yes' | 'list';

export type ExportValue = string | number | boolean | string[] | null;

export interface ExportField {
  name: string;
  kind: FieldKind;
}

/** A table for other programs. Its rows can be read once and in order, so that memory does not grow. */
export interface ExportTable {
  fields: ExportField[];
  /** The values of a row, one for each field. */
  rows: Iterable<ExportValue[]>;
  /** How many rows there are. */
  count: number;
}

/** `idsOnly`: leaves out what X does not allow to pass on. */
export interface ExportOptions {
  idsOnly: boolean;
}

/** A field and where its value is in a row. */
export interface FieldOf<Row> extends ExportField {
  /** Whether exports of ids only have it. */
  withIds: boolean;
  value: (row: Row) => ExportValue;
}

export function exportTable<Row>(
  fields: readonly FieldOf<Row>[],
  rows: readonly Row[] | { rows: Iterable<Row>; count: number },
  { idsOnly }: ExportOptions,
): ExportTable {
  const chosen = fields.filter(({ withIds }) => withIds || !idsOnly);
  const source = 'rows' in rows ? rows : { rows, count: rows.length };
  return {
    fields: chosen.map(({ name, kind }) => ({ name, kind })),
    rows: valuesOf(chosen, source.rows),
    count: source.count,
  };
}

function* valuesOf<Row>(
  fields: readonly FieldOf<Row>[],
  rows: Iterable<Row>,
): Generator<ExportValue[]> {
  for (const row of rows) yield fields.map(({ value }) => value(row));
}

/** A field that exports of ids only leave out. */
export function field<Row>(
  name: string,
  kind: FieldKind,
  value: (row: Row) => ExportValue,
): FieldOf<Row> {
  return { name, kind, value, withIds: false };
}

/** A field that names nobody but by id. */
export function openField<Row>(
  name: string,
  kind: FieldKind,
  value: (row: Row) => ExportValue,
): FieldOf<Row> {
  return { name, kind, value, withIds: true };
}

const SIGNIFICANT_DIGITS = 6;

/** The three fields of an estimate, with its interval. */
export function estimateFields<Row>(
  name: string,
  estimate: (row: Row) => Estimate | null | undefined,
): FieldOf<Row>[] {
  return (['estimate', 'low', 'high'] as const).map((end) =>
    openField(end === 'estimate' ? name : `${name}_${end}`, 'number', (row) =>
      roundedTo(SIGNIFICANT_DIGITS, estimate(row)?.[end]),
    ),
  );
}

export function roundedTo(digits: number, value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : Number(value.toPrecision(digits));
}

/** A handle without its @. */
export function bareHandle(handle: string | null | undefined): string | null {
  return handle?.replace(/^@/u, '') ?? null;
}

/** The fields of a time between two others: exact, or its known bounds. */
export function timeFields<Row>(
  name: string,
  time: (row: Row) => { after: string | null; before: string } | null,
  withIds: boolean,
): FieldOf<Row>[] {
  const isExact = (row: Row): boolean => {
    const known = time(row);
    return known !== null && known.after === known.before;
  };
  const fields: [string, (row: Row) => ExportValue][] = [
    [`${name}_at`, (row) => (isExact(row) ? time(row)!.before : null)],
    [`${name}_after`, (row) => (isExact(row) ? null : (time(row)?.after ?? null))],
    [`${name}_before`, (row) => (isExact(row) ? null : (time(row)?.before ?? null))],
  ];
  return fields.map(([title, value]) => ({ name: title, kind: 'time', value, withIds }));
}
