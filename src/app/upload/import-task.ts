import { TribeError } from '../../model/errors.ts';
import type { TaskOf } from '../../workers/task.ts';
import { writeCount, writeNumberOf } from '../../render/wording/numbers.ts';
import { importFiles } from '../import/import-files.ts';
import { openStore } from '../open-store.ts';
import { asOwnerSays } from './as-owner-says.ts';
import { tooSlow } from './upload-limits.ts';
import type { IMPORT_FILE, Imported, ImportTask } from './upload-messages.ts';
import type { ImportProgress, LineCounts } from '../import/import-types.ts';

/** Imports one received file. Results and errors have the owner's name for it. */
export const importFile: TaskOf<typeof IMPORT_FILE> = (task, onProgress) =>
  asOwnerSays(task, () => importReceived(task, onProgress));

async function importReceived(
  { location, path, name, target, hints, now, minutes }: ImportTask,
  onProgress: (progress: ImportProgress) => void,
): Promise<Imported> {
  const end = performance.now() + minutes * 60_000;
  const store = await openStore(location);
  try {
    const nothing = (async function* () {})();
    const { files, total, waiting } = await importFiles(store, [path], {
      target,
      standardInput: nothing,
      now: () => now,
      nameOf: () => name,
      hintsFor: () => hints,
      onProgress,
      mayReadOn() {
        if (performance.now() > end) throw tooSlow(name, minutes);
      },
    });
    const [file] = files;
    if (file.error !== undefined) throw withRowsStored(file.error, total);
    const into = file.account === undefined ? {} : { account: file.account };
    const { onlyCounted, notes, found } = file;
    return { ...total, ...into, waiting, onlyCounted, notes, found };
  } finally {
    await store.close();
  }
}

/** Adds to an error how much of the file was imported before it. */
function withRowsStored(error: TribeError, { lines, added }: LineCounts): TribeError {
  if (lines === 0) return error;
  const read = writeNumberOf(lines, 'row', 'rows');
  const before = ` Tribefinder read ${read} before that, of which ${writeCount(added)} were new.`;
  const longer = new TribeError(error.message + before, error.advice);
  if (error.publicMessage !== undefined) longer.publicMessage = error.publicMessage + before;
  return longer;
}
