import type { TaskOf } from '../../workers/task.ts';
import { previewFile } from '../import/preview-file.ts';
import { asOwnerSays } from './as-owner-says.ts';
import { tooSlow } from './upload-limits.ts';
import type { PREVIEW_FILE } from './upload-messages.ts';

/** Reads the beginning of one received file. */
export const previewReceived: TaskOf<typeof PREVIEW_FILE> = (task) => {
  const { path, name, hints, minutes } = task;
  const end = performance.now() + minutes * 60_000;
  const mayReadOn = (): void => {
    if (performance.now() > end) throw tooSlow(name, minutes);
  };
  return asOwnerSays(task, () => previewFile(path, { name, hints, mayReadOn }));
};
