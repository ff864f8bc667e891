import { TribeError } from '../../model/errors.ts';
import type { TaskOf } from '../../workers/task.ts';
import { writeCount, writeNumberOf } from '../../render/wording/numbers.ts';
import { importFiles } from '../import/import-files.ts';
import type { LineCounts } from '../import/import-types.ts';
import { openStore } from '../open-store.ts';
import { tooSlow } from './upload-limits.ts';
import type { IMPORT_FILE, ImportTask } from './upload-messages.ts';

/** Imports one received file, and speaks of it as its owner calls it. */
export const importFile: TaskOf<typeof IMPORT_FILE> = async (task, tell) => {
  const { location, path, name, target, now, minutes } = task;
  const end = performance.now() + minutes * 60_000;
  const store = await openStore(location);
  try {
    const nothing = (async function* () {})();
    const { files, total, waiting } = await importFiles(store, [path], {
      target,
      standardInput: nothing,
      now: () => now,
      nameOf: () => name,
      onProgress: tell,
      mayReadOn() {
        if (performance.now() > end) throw tooSlow(name, minutes);
      },
    });
    const [file] = files;
    if (file.error !== undefined) throw withRowsStored(file.error, total);
    const into = file.account === undefined ? {} : { account: file.account };
    return { ...total, ...into, waiting, notKept: file.notKept, notes: file.notes };
  } catch (error) {
    const message = asItsOwnerSays((error as Error).message, task);
    if (!(error instanceof TribeError)) throw new Error(message, { cause: error });
    if (error.publicMessage !== undefined) throw error;
    throw new TribeError(message, error.advice);
  } finally {
    await store.close();
  }
};

/** Says how much of the file was imported before the error. */
function withRowsStored(error: TribeError, { lines, added }: LineCounts): TribeError {
  if (lines === 0) return error;
  const read = writeNumberOf(lines, 'row', 'rows');
  return new TribeError(
    `${error.message} Tribefinder read ${read} before that, of which ${writeCount(added)} were new.`,
    error.advice,
  );
}

/** The place of the copy means nothing to its owner. */
function asItsOwnerSays(text: string, { path, name }: ImportTask): string {
  return text.replaceAll(path, () => name);
}
