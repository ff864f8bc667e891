import { threadPool } from '../threads.ts';
import { ANALYSE, type AnalysisTask } from './analysis-messages.ts';

/**
 * Works the report out anew in a thread of its own and keeps it. Rejects with what went wrong.
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
