import { parentPort, workerData } from 'node:worker_threads';
import { TribeError } from '../../model/errors.ts';
import { importFiles } from '../import/import-files.ts';
import { openStore } from '../open-store.ts';
import type { FromImport, ImportTask } from './upload-messages.ts';

const { location, path, name, account, now } = workerData as ImportTask;
const tell = (message: FromImport): void => parentPort!.postMessage(message);

try {
  const store = await openStore(location);
  try {
    const nothing = (async function* () {})();
    const { files, total, waiting } = await importFiles(store, [path], {
      ...(account !== undefined && { account }),
      standardInput: nothing,
      now: () => now,
      nameOf: (text) => text.replaceAll(path, name),
      onProgress: (progress) => tell({ kind: 'progress', progress }),
    });
    const [file] = files;
    if (file.error !== undefined) throw file.error;
    const into = file.account === undefined ? {} : { account: file.account };
    tell({ kind: 'done', imported: { ...total, ...into, waiting } });
  } finally {
    await store.close();
  }
} catch (error) {
  const { message } = error as Error;
  const advice = error instanceof TribeError ? error.advice : undefined;
  // The place of the copy means nothing to its owner.
  const said = message.replaceAll(path, name);
  tell({ kind: 'failed', message: said, ...(advice !== undefined && { advice }) });
}
