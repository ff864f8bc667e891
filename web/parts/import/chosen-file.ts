import type { Preview, Progress } from '../../../src/model/pages/upload.ts';
import type { WrittenHints } from '../../api/upload.ts';

/** What a list can hold. */
export type Kind = NonNullable<WrittenHints['as']>;

/** A file that the visitor chose, and how far it is. */
export interface ChosenFile {
  key: number;
  file: File;
  /** The id of its upload, once it is announced. */
  id?: string;
  progress: Progress | { state: 'waiting' };
  /** What the file looks like, once that is known. */
  preview?: Preview;
  /** What the visitor says about it. */
  hints: WrittenHints;
  /** The columns are those of an earlier import. */
  isRemembered?: boolean;
}

/** What a list holds, by what its owner says, else by what it looks like. */
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
