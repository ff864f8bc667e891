import type { AudienceEvent } from '../../model/events.ts';
import type { Fields } from '../../model/fields.ts';
import { eventsFrom } from '../events-from.ts';
import { emptyBatch, rejectedLine, type ReadBatch } from '../read-batch.ts';
import type { ListPart, ListRow } from './list-row.ts';

/** Reads rows as their events, and rejects those that have none. */
export function readRows({ rows }: ListPart, map: (fields: Fields) => Fields[]): ReadBatch {
  const batch = emptyBatch();
  for (const row of rows) {
    batch.size += row.text.length;
    const read = 'fields' in row ? eventsFrom(() => map(row.fields)) : row;
    if ('events' in read) addEvents(batch, row.line, read.events);
    else batch.rejected.push(rejected(row, read.rejection));
  }
  return batch;
}

function addEvents(batch: ReadBatch, line: number, events: readonly AudienceEvent[]): void {
  for (const event of events) batch.events.push({ event, line });
}

function rejected({ line, text, length }: ListRow, reason: string): ReadBatch['rejected'][number] {
  const row = rejectedLine(line, text, reason);
  return length === undefined ? row : { ...row, length };
}
