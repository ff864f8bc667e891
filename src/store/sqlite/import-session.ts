import type { ImportBatch, ImportSession, Settlement, WriteCounts } from '../ports/event-log.ts';
import { removeGonePosts } from './remove-gone-posts.ts';
import type { Settling } from './settle.ts';
import { settleReferences } from './settle.ts';

/** An import into SQLite. All work is done before a method returns: SQLite knows no waiting. */
export class SqliteImportSession implements ImportSession {
  readonly #settling: Settling;
  readonly #source: number;
  readonly #explained: <Result>(work: () => Result) => Promise<Result>;

  /** `explained` does work and puts what goes wrong in the owner's words. */
  constructor(
    settling: Settling,
    source: number,
    explained: <Result>(work: () => Result) => Promise<Result>,
  ) {
    this.#settling = settling;
    this.#source = source;
    this.#explained = explained;
  }

  write(batch: ImportBatch): Promise<WriteCounts> {
    return this.#explained(() => this.#settling.writer.transact(() => this.#writeAll(batch)));
  }

  finish(): Promise<Settlement> {
    return this.#explained(() => {
      removeGonePosts(this.#settling);
      return settleReferences(this.#settling);
    });
  }

  #writeAll({ events, rejected }: ImportBatch): WriteCounts {
    const { writer, at } = this.#settling;
    const counts: WriteCounts = { added: 0, known: 0, setAside: 0, leftOut: 0 };
    for (const located of events) counts[writer.append(located, this.#source)]++;
    for (const line of rejected) {
      if (writer.namesForgotten(line)) counts.leftOut++;
      else if (writer.setAside(line, this.#source, at)) counts.setAside++;
    }
    return counts;
  }
}
