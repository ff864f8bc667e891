type Column = Int32Array | Float64Array | Uint8Array;

/** Returns the rows to keep, of columns of one length, in order. Cost: O(rows). */
export function keepRows<Columns extends object>(
  columns: Columns,
  isKept: (row: number) => boolean,
): Columns {
  const entries = Object.entries(columns as Record<string, Column>);
  const all = entries[0]![1];
  const rows = Array.from(all.keys()).filter(isKept);
  if (rows.length === all.length) return columns;
  const kept = entries.map(([name, column]) => [name, pick(column, rows)] as const);
  return Object.fromEntries(kept) as Columns;
}

function pick(column: Column, rows: readonly number[]): Column {
  const picked = column.slice(0, rows.length);
  rows.forEach((row, place) => (picked[place] = column[row]!));
  return picked;
}
