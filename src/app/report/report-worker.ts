import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '../open-store.ts';
import { reportOn } from './report-on.ts';
import type { ReportTask } from './report-in-thread.ts';

const { location, account, settings } = workerData as ReportTask;
const store = await openStore(location);
try {
  parentPort!.postMessage(await reportOn(store, account, settings, () => undefined));
} finally {
  await store.close();
}
