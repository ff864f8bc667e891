import { parentPort, workerData } from 'node:worker_threads';
import { doWork, type Work } from './heavy-work.ts';
import type { SecondThreadData } from './second-thread.ts';

const { answers, answered } = workerData as SecondThreadData;

parentPort!.on('message', (work: Work) => {
  try {
    answers.postMessage(doWork(work));
  } finally {
    Atomics.add(answered, 0, 1);
    Atomics.notify(answered, 0);
  }
});
