import { parentPort, workerData } from 'node:worker_threads';
import { englishEncoder } from '../../encoders/english-encoder.ts';
import { openStore } from '../open-store.ts';
import { reportOn } from './report-on.ts';
import type { ReportTask } from './report-in-thread.ts';

const { location, account, settings } = workerData as ReportTask;
const store = await openStore(location);
try {
  const report = await reportOn(store, account, settings, () => undefined, englishEncoder());
  parentPort!.postMessage(report);
} finally {
  await store.close();
}
