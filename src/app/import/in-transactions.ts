import type { ReadBatch } from '../../sources/event-file/read-lines.ts';

/** Lines a transaction: fewer cost time, more cost memory and a longer wait for others. */
const LINES = 5000;

/** So that a few long lines, such as readings of a whole follower list, fill a transaction too. */
const CHARACTERS = 8_000_000;

/** Joins what is read piece by piece to lots that are worth a transaction each. */
export async function* inTransactions(
  batches: AsyncIterable<ReadBatch>,
): AsyncGenerator<ReadBatch> {
  let lot: ReadBatch = { events: [], rejected: [], size: 0 };
  for await (const { events, rejected, size } of batches) {
    for (const event of events) lot.events.push(event);
    for (const line of rejected) lot.rejected.push(line);
    lot.size += size;
    if (lot.events.length + lot.rejected.length < LINES && lot.size < CHARACTERS) continue;
    yield lot;
    lot = { events: [], rejected: [], size: 0 };
  }
  if (lot.events.length + lot.rejected.length > 0) yield lot;
}
