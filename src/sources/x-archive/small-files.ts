import { rejectedLine } from '../read-batch.ts';
import type { SourceBatch } from '../source.ts';
import { nameOf, type Container } from '../container/container.ts';
import { orRejection } from '../events-from.ts';
import { withoutBadCharacters } from './without-bad-characters.ts';
import { readObject } from '../records/read-object.ts';

/** Reads the files of an archive that hold one fact each, and keeps the ones it rejects. */
export class SmallFiles {
  readonly batches: SourceBatch[] = [];
  readonly #archive: Container;

  constructor(archive: Container) {
    this.#archive = archive;
  }

  /**
   * Reads the value of a file, or the first in its list. Returns `undefined` if the file is missing or
   * rejected.
   *
   * @param salvage reads what it can from a text that is no JSON
   */
  async read<Result extends object>(
    file: string | undefined,
    map: (value: unknown) => Result,
    salvage?: (text: string) => Result | undefined,
  ): Promise<Result | undefined> {
    if (file === undefined) return undefined;
    const found = await readObject(this.#archive.files.get(file)!.read());
    if ('rejection' in found) {
      this.rejects(file, found.text, found.rejection);
      return salvage?.(found.text);
    }
    const { value } = found;
    const said = withoutBadCharacters(Array.isArray(value) ? value[0] : value);
    const mapped = orRejection(() => ({ said: map(said) }));
    if ('said' in mapped) return mapped.said;
    this.rejects(file, JSON.stringify(value), mapped.rejection);
    return undefined;
  }

  rejects(file: string, text: string, reason: string): void {
    const rejected = [rejectedLine(1, text, reason)];
    this.batches.push({
      file: nameOf(this.#archive, file),
      events: [],
      rejected,
      size: text.length,
    });
  }
}
