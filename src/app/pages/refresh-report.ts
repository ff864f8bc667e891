import { threadPool } from '../threads.ts';
import { ANALYSE, type AnalysisTask } from './analysis-messages.ts';

/**
 * Makes a new report in a thread of its own and keeps it. Rejects if that fails.
 *
 * @param signal once aborted, the work stops.
 */
export async function refreshReport(task: AnalysisTask, signal: AbortSignal): Promise<void> {
  const thread = threadPool();
  const stop = (): void => void thread.end();
  signal.addEventListener('abort', stop, { once: true });
  try {
    await thread.run(ANALYSE, task);
  } finally {
    signal.removeEventListener('abort', stop);
    await thread.end();
  }
}
