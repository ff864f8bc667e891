import type { LimitedBatch } from './limit-rejected.ts';

/** Facts a transaction: fewer cost time, more cost memory and a longer wait for others. */
const FACTS = 5000;

/** So that a few long ones, such as readings of a whole follower list, fill a transaction too. */
const CHARACTERS = 8_000_000;

/** Joins what is read of a file piece by piece to lots that are worth a transaction each. */
export async function* inTransactions(
  batches: AsyncIterable<LimitedBatch>,
): AsyncGenerator<LimitedBatch> {
  let lot: LimitedBatch | undefined;
  for await (const { file, events, rejected, rejectedRows, size } of batches) {
    if (lot !== undefined && lot.file !== file) {
      if (factsIn(lot) > 0) yield lot;
      lot = undefined;
    }
    lot ??= { file, events: [], rejected: [], rejectedRows: 0, size: 0 };
    for (const event of events) lot.events.push(event);
    for (const line of rejected) lot.rejected.push(line);
    lot.rejectedRows += rejectedRows;
    lot.size += size;
    if (factsIn(lot) < FACTS && lot.size < CHARACTERS) continue;
    yield lot;
    lot = undefined;
  }
  if (lot !== undefined && factsIn(lot) > 0) yield lot;
}

function factsIn({ events, rejected, rejectedRows }: LimitedBatch): number {
  return events.length + rejected.length + rejectedRows;
}
