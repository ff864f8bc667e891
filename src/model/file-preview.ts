import type { AccountInfo } from './audience-log.ts';
import type { ListQuestion } from './list-question.ts';

/** What a file looks like before anything of it is stored. */
export interface FilePreview {
  /** Which source reads it. */
  kind: string;
  /** The account that the file names. */
  account?: AccountInfo;
  columns: string[];
  /** The first rows, a cell for each column. */
  rows: string[][];
  /** What the owner has to say before it can be imported. */
  asks: ListQuestion['asks'];
  /** Of a list: how it is read unless the owner says otherwise. */
  proposal?: ListQuestion['proposal'];
}
