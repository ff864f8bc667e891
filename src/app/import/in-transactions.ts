import type { LimitedBatch } from './limit-rejected.ts';

/**
 * Facts per transaction. Fewer cost time, because each transaction writes its pages twice: with 5,000,
 * an import of 1.3 million events writes 990 MB and takes a tenth more time than with 20,000 and 500
 * MB. More cost memory, and other processes wait longer.
 */
const FACTS = 20_000;

/** Characters per transaction, because a few long facts, such as whole follower lists, fill one too. */
const CHARACTERS = 8_000_000;

/** Joins the batches of a file until each is large enough for one transaction. */
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
