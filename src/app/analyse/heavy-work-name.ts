import type { HeavyResult, HeavyWork } from '../../analysis/heavy-work.ts';
import { taskName } from '../../workers/task.ts';

/** Reports when it begins, because the thread that sent the work blocks from then on. */
export const HEAVY_WORK = taskName<HeavyWork, HeavyResult, 'begins'>('heavy work');
