import { createHash } from 'node:crypto';
import type { Fields } from '../../model/fields.ts';
import type { ListPart } from './list-row.ts';

/** What a list contains, from one pass over it. */
export interface Survey {
  /** In the order of their first occurrence. */
  columns: string[];
  /** The first rows. */
  sample: Fields[];
  rows: number;
  rejected: number;
  /** The first rejection of a row. */
  rejection: string | undefined;
  /** The fields beside the list: on its first page, and on its last. */
  first: Fields;
  last: Fields;
  /** Of all rows. Two lists with the same digest are the same. */
  digest: string;
}

const MOST_SAMPLED = 500;
/** The most characters of the first rows, which stay in memory for each list of a zip. */
const MOST_CHARACTERS = 1024 * 1024;
const MOST_COLUMNS = 500;

/** Reads a list to its end and keeps what is needed to recognise it. Cost: O(bytes). */
export async function surveyOf(parts: AsyncIterable<ListPart>): Promise<Survey> {
  const columns = new Set<string>();
  const sample: Fields[] = [];
  const hash = createHash('sha256');
  let [rows, rejected, sampled] = [0, 0, 0];
  let rejection: string | undefined;
  let [first, last]: Fields[] = [{}, {}];
  /** Whether `first` has enough fields. A file of many pages may have others beside each. */
  let isFull = false;
  for await (const part of parts) {
    for (const row of part.rows) {
      hash.update(row.text).update('\n');
      if ('rejection' in row) {
        rejected++;
        rejection ??= `Line ${row.line}: ${row.rejection}.`;
        continue;
      }
      rows++;
      if (sample.length >= MOST_SAMPLED || sampled >= MOST_CHARACTERS) continue;
      sample.push(row.fields);
      sampled += row.text.length;
      for (const name of Object.keys(row.fields))
        if (columns.size < MOST_COLUMNS) columns.add(name);
    }
    for (const beside of part.beside) {
      if (!isFull) first = { ...beside, ...first };
      isFull ||= Object.keys(first).length >= MOST_COLUMNS;
      last = beside;
    }
  }
  const digest = hash.digest('hex');
  return { columns: [...columns], sample, rows, rejected, rejection, first, last, digest };
}
