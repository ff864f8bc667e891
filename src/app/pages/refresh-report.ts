import type { AnalysisTask } from './analysis-messages.ts';
import { AnalysisThread } from './analysis-thread.ts';

/**
 * Works the report out anew in a thread of its own and keeps it. Where the process has nothing else
 * to do any more it ends, and the thread with it. Rejects with what went wrong.
 */
export async function refreshReport(task: AnalysisTask): Promise<void> {
  const thread = new AnalysisThread(task);
  await thread.start();
  try {
    await thread.whenReady();
  } finally {
    await thread.end();
  }
}
