import type { DataTable } from '../tables/data-table.ts';
import type { Sentence } from '../wording/summary.ts';

/** An answer to a question of the owner, as every format and the dashboard show it. */
export interface Answer {
  title: string;
  /** The answer in a few sentences. */
  sentences: Sentence[];
  /** How to read it. */
  notes: string[];
  table: DataTable;
}
