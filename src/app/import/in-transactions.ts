import type { LimitedBatch } from './limit-rejected.ts';

/** Facts of the first transaction: a short import that is stopped keeps most of what it read. */
const FIRST_FACTS = 5000;

/**
 * Facts of a later transaction, at most: each has twice as many as the one before. Fewer cost time,
 * because each transaction writes its pages twice: with 5,000, an import of 1.3 million events
 * writes 990 MB and takes a tenth more time than with 20,000 and 500 MB. More cost memory, and other
 * processes wait longer.
 */
const MOST_FACTS = 20_000;

/** Characters per transaction, because a few long facts, such as whole follower lists, fill one too. */
const CHARACTERS = 8_000_000;

/** Joins the batches of a file until each is large enough for one transaction. */
export async function* inTransactions(
  batches: AsyncIterable<LimitedBatch>,
): AsyncGenerator<LimitedBatch> {
  let lot: LimitedBatch | undefined;
  let enough = FIRST_FACTS;
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
    if (factsIn(lot) < enough && lot.size < CHARACTERS) continue;
    yield lot;
    lot = undefined;
    enough = Math.min(2 * enough, MOST_FACTS);
  }
  if (lot !== undefined && factsIn(lot) > 0) yield lot;
}

function factsIn({ events, rejected, rejectedRows }: LimitedBatch): number {
  return events.length + rejected.length + rejectedRows;
}
