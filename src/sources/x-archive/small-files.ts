import { rejectedLine } from '../read-batch.ts';
import type { SourceBatch } from '../source.ts';
import { nameOf, type Container } from '../container/container.ts';
import { orRejection } from '../events-from.ts';
import { readObject } from '../records/read-object.ts';

/** Reads the files of an archive that say one thing each, and keeps what of them is set aside. */
export class SmallFiles {
  readonly batches: SourceBatch[] = [];
  readonly #archive: Container;

  constructor(archive: Container) {
    this.#archive = archive;
  }

  /** What a file says, if it is there and can be read; of a list of one, what that says. */
  async read<Result extends object>(
    file: string | undefined,
    map: (value: unknown) => Result,
  ): Promise<Result | undefined> {
    if (file === undefined) return undefined;
    const found = await readObject(this.#archive.files.get(file)!.read());
    if ('rejection' in found) return this.#rejectedLine(file, found.text, found.rejection);
    const { value } = found;
    const mapped = orRejection(() => ({ said: map(Array.isArray(value) ? value[0] : value) }));
    if ('said' in mapped) return mapped.said;
    return this.#rejectedLine(file, JSON.stringify(value), mapped.rejection);
  }

  #rejectedLine(file: string, text: string, reason: string): undefined {
    const rejected = [rejectedLine(1, text, reason)];
    this.batches.push({
      file: nameOf(this.#archive, file),
      events: [],
      rejected,
      size: text.length,
    });
  }
}
