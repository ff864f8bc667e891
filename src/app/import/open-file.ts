import { TribeError } from '../../model/errors.ts';
import type { AccountEvent } from '../../model/events.ts';
import type { ListHints } from '../../model/list-question.ts';
import type { LastingAnswers } from '../../model/remembered-list.ts';
import { openSource } from '../../sources/registry.ts';
import type { OpenedSource } from '../../sources/source.ts';
import type { FileResult, ImportOptions } from './import-types.ts';

/** A file to import, and what we know about it so far. */
export interface OpenedFile {
  path: string;
  hints: ListHints;
  result: FileResult;
  /** Answers of an earlier import that were used again. */
  recalled?: LastingAnswers;
  /** Missing if the file cannot be read, or if we need an answer first. */
  source?: OpenedSource & { kind: string };
  account?: AccountEvent | undefined;
}

/** Opens the file with the owner's answers about it. Stores an error in its result. */
export async function openFile(
  file: OpenedFile,
  { standardInput, nameOf = (path) => path }: ImportOptions,
): Promise<void> {
  delete file.result.error;
  await keepError(file.result, async () => {
    file.source = await openSource(file.path, standardInput, {
      name: nameOf(file.path),
      hints: file.hints,
    });
    file.result.file = file.source.name;
    file.result.kind = file.source.kind;
    file.account = await file.source.account();
  });
}

export async function keepError<Found>(
  result: FileResult,
  work: () => Promise<Found>,
): Promise<Found | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof TribeError)) throw error;
    result.error = error;
    return undefined;
  }
}
