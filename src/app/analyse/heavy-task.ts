import { doHeavyWork } from '../../analysis/heavy-work.ts';
import type { TaskOf } from '../../workers/task.ts';
import type { HEAVY_WORK } from './heavy-work-name.ts';

/** Does heavy work for an analysis in another thread. */
export const heavyTask: TaskOf<typeof HEAVY_WORK> = (work, onProgress) => {
  onProgress('begins');
  return doHeavyWork(work);
};
