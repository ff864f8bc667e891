import type {
  ImportBatch,
  ImportSession,
  ResolvedReferences,
  WriteCounts,
} from '../ports/event-log.ts';
import { removeGonePosts } from './remove-gone-posts.ts';
import type { Settling } from './resolve-references.ts';
import { resolveReferences } from './resolve-references.ts';

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

  finish(): Promise<ResolvedReferences> {
    return this.#explained(() => {
      removeGonePosts(this.#settling);
      return resolveReferences(this.#settling);
    });
  }

  #writeAll({ events, rejected }: ImportBatch): WriteCounts {
    const { writer, at } = this.#settling;
    const counts: WriteCounts = { added: 0, known: 0, rejected: 0, leftOut: 0 };
    for (const located of events) counts[writer.append(located, this.#source)]++;
    for (const line of rejected) {
      if (writer.namesForgotten(line)) counts.leftOut++;
      else if (writer.rejected(line, this.#source, at)) counts.rejected++;
    }
    return counts;
  }
}
