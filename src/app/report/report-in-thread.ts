import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { AnalysisSettings } from '../../analysis/analyse.ts';
import type { AccountId } from '../../model/ids.ts';
import type { TribeReport } from '../../model/report.ts';

export interface ReportTask {
  /** Of the database. */
  location: string;
  account: AccountId;
  settings: AnalysisSettings;
}

/**
 * Works out the report in a thread of its own, so that a server keeps answering meanwhile. Where
 * the process has nothing else to do any more it ends, and the thread with it.
 */
export async function reportInThread(task: ReportTask): Promise<TribeReport> {
  const url = new URL(`./report-worker${extname(import.meta.url)}`, import.meta.url);
  const worker = new Worker(url, { workerData: task });
  worker.unref();
  // `once` rejects where the thread ends with an error.
  const [report] = (await once(worker, 'message')) as [TribeReport];
  return report;
}
