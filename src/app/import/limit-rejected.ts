import { TribeError } from '../../model/errors.ts';
import type { SourceBatch } from '../../sources/source.ts';

/** What the quarantine keeps of one file. Other rejected rows are only counted, by reason. */
const MOST_ROWS = 1000;
const MOST_BYTES = 1024 * 1024;
const MOST_REASONS = 20;

type Row = SourceBatch['rejected'][number];

/** A batch with only the rejected rows that the quarantine keeps. */
export interface LimitedBatch extends SourceBatch {
  /** Rejected rows read, kept or not. */
  rejectedRows: number;
}

/** A reason, and how many rows were rejected for it. */
export interface ReasonCount {
  reason: string;
  count: number;
}

/**
 * Keeps the first rejected rows of a file, and one row for each reason of the others, because a small
 * file must not become a large quarantine. Yields nothing before it has found an event, and throws a
 * `TribeError` at the end if there was none.
 *
 * @param rows of this file
 */
export async function* limitRejected(
  batches: AsyncIterable<SourceBatch>,
  name: string,
  rows: StoredRows,
): AsyncGenerator<LimitedBatch> {
  let waiting: LimitedBatch[] | undefined = [];
  for await (const batch of batches) {
    const rejected = rows.keep(batch.file, batch.rejected);
    const limited = { ...batch, rejected, rejectedRows: batch.rejected.length };
    if (waiting === undefined) yield limited;
    else if (batch.events.length === 0) join(waiting, limited);
    else {
      yield* waiting;
      yield limited;
      waiting = undefined;
    }
  }
  if (waiting !== undefined) throw nothingIn(name, waiting);
  yield* rows.others();
}

/** Joins waiting batches of one file, so that they take no more memory than the kept rows. */
function join(waiting: LimitedBatch[], batch: LimitedBatch): void {
  const last = waiting.at(-1);
  if (last?.file !== batch.file) {
    if (batch.rejectedRows > 0) waiting.push(batch);
    return;
  }
  for (const row of batch.rejected) last.rejected.push(row);
  last.rejectedRows += batch.rejectedRows;
}

/** Decides which rejected rows of a file to keep, and counts the others. */
export class StoredRows {
  #rows = 0;
  #bytes = 0;
  readonly #others = new Map<
    string,
    { file: string; line: number; reason: string; count: number }
  >();

  keep(file: string, rows: readonly Row[]): Row[] {
    return rows.filter((row) => {
      const bytes = Buffer.byteLength(row.text);
      if (this.#rows < MOST_ROWS && this.#bytes + bytes <= MOST_BYTES) {
        this.#rows++;
        this.#bytes += bytes;
        return true;
      }
      this.#count(file, row);
      return false;
    });
  }

  /** Returns the rows that were only counted, by reason. */
  onlyCounted(): ReasonCount[] {
    return Array.from(this.#others.values(), ({ reason, count }) => ({ reason, count }));
  }

  /** Yields a row for each reason, at the line where it occurred first. */
  *others(): Generator<LimitedBatch> {
    for (const { file, line, reason, count } of this.#others.values()) {
      const row = { line, text: '', reason: `rows only counted from here on: ${count}; ${reason}` };
      yield { file, events: [], rejected: [row], rejectedRows: 0, size: 0 };
    }
  }

  #count(file: string, { line, reason }: Row): void {
    const [known, other] = [generalReason(reason), 'other reasons'];
    const general = this.#others.has(known) || this.#others.size < MOST_REASONS ? known : other;
    const counted = this.#others.get(general) ?? { file, line, reason: general, count: 0 };
    counted.count++;
    this.#others.set(general, counted);
  }
}

/** Returns a reason without its quotations, which differ from row to row. */
function generalReason(reason: string): string {
  return reason.replace(/"(?:[^"\\]|\\.)*"|'[^']*'|\d+/g, '…').slice(0, 200);
}

const WHAT_NEXT =
  'Export the file again, or choose another. What can be imported: tribe import --help';

function nothingIn(name: string, batches: readonly LimitedBatch[]): TribeError {
  const first = batches.flatMap(({ rejected }) => rejected)[0];
  if (first === undefined) return new TribeError(`${name} is empty.`, 'Choose another file.');
  const notJson = /^not JSON: (?<why>.+)$/.exec(first.reason)?.groups?.why;
  if (notJson !== undefined) {
    return new TribeError(
      `${name} is neither a list nor an event file: line ${first.line} is not JSON (${notJson}). Nothing was imported.`,
      `A list has one handle, id or address per line, or a header with the names of its columns. ${WHAT_NEXT}`,
    );
  }
  return new TribeError(
    `Nothing in ${name} could be read, so nothing was imported. Line ${first.line}: ${first.reason}.`,
    WHAT_NEXT,
  );
}
