import type { AccountInfo } from './audience-log.ts';
import type { ListQuestion } from './list-question.ts';

/** The content of a file, shown before any of it is imported. */
export interface FilePreview {
  /** The source that reads the file. */
  kind: string;
  /** The account that the file names. */
  account?: AccountInfo;
  columns: string[];
  /** The first rows, a cell for each column. */
  rows: string[][];
  /** What the owner has to answer before the import. */
  asks: ListQuestion['asks'];
  /** Why a list of followers may be cut short, unless its owner says that it is complete. */
  incomplete?: string;
  /** For a list: how it is read unless the owner says otherwise. */
  proposal?: ListQuestion['proposal'];
}
