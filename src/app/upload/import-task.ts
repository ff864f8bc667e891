import { TribeError } from '../../model/errors.ts';
import type { TaskOf } from '../../workers/task.ts';
import { importFiles } from '../import/import-files.ts';
import { openStore } from '../open-store.ts';
import type { IMPORT_FILE, ImportTask } from './upload-messages.ts';

/** Imports one received file, and speaks of it as its owner calls it. */
export const importFile: TaskOf<typeof IMPORT_FILE> = async (task, tell) => {
  const { location, path, target, now } = task;
  const store = await openStore(location);
  try {
    const nothing = (async function* () {})();
    const { files, total, waiting } = await importFiles(store, [path], {
      target,
      standardInput: nothing,
      now: () => now,
      nameOf: (text) => asItsOwnerSays(text, task),
      onProgress: tell,
    });
    const [file] = files;
    if (file.error !== undefined) throw file.error;
    const into = file.account === undefined ? {} : { account: file.account };
    return { ...total, ...into, waiting };
  } catch (error) {
    const message = asItsOwnerSays((error as Error).message, task);
    if (!(error instanceof TribeError)) throw new Error(message, { cause: error });
    if (error.publicMessage !== undefined) throw error;
    throw new TribeError(message, error.advice);
  } finally {
    await store.close();
  }
};

/** The place of the copy means nothing to its owner. */
function asItsOwnerSays(text: string, { path, name }: ImportTask): string {
  return text.replaceAll(path, () => name);
}
