import type { EventType } from '../../../model/events.ts';
import type { EventTable } from '../schema.ts';

/**
 * The events of one type, which go into an audience. An adapter reads their `columns`, sorted by
 * key, and passes each row to `add`.
 */
export interface Section {
  type: EventType;
  columns: readonly (keyof EventTable)[];
  add(row: EventTable): void;
}

/** Makes a section. `add` sees only the columns that it asked for. */
export function section<Column extends keyof EventTable>(
  type: EventType,
  columns: readonly Column[],
  add: (row: Pick<EventTable, Column>) => void,
): Section {
  return { type, columns, add };
}
