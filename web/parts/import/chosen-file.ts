import type { Preview, Progress } from '../../../src/model/pages/upload.ts';
import type { WrittenHints } from '../../api/upload.ts';

/** The kinds of lists. */
export type Kind = NonNullable<WrittenHints['as']>;

/** A file that the visitor chose, and its progress. */
export interface ChosenFile {
  key: number;
  file: File;
  /** The id of its upload, once it is announced. */
  id?: string;
  progress: Progress | { state: 'waiting' };
  /** The preview of the file, once there is one. */
  preview?: Preview;
  /** The visitor's answers about it. */
  hints: WrittenHints;
  /** The columns are those of an earlier import. */
  isRemembered?: boolean;
}

/** Returns the kind of a list: the owner's answer, else what the preview shows. */
export function kindOf({ preview, hints }: ChosenFile): Kind | undefined {
  if (hints.as !== undefined) return hints.as;
  return preview?.asks.includes('as') === true ? undefined : preview?.proposal?.as;
}

/** Whether it can be imported now. */
export function isReady({ id, preview, progress }: ChosenFile): boolean {
  return id !== undefined && preview !== undefined && progress.state !== 'done';
}

/** The account that the last imported file went into. */
export function importedInto(files: readonly ChosenFile[]): string | undefined {
  const accounts = files.map(({ progress }) =>
    progress.state === 'done' ? progress.imported.account : undefined,
  );
  return accounts.findLast((account) => account !== undefined);
}
