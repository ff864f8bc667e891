import {
  type SentenceVectors,
  textsToEncode,
} from '../../analysis/topics/by-vectors/sentence-vectors.ts';
import type { SentenceEncoder } from '../../encoders/sentence-encoder.ts';
import type { Post } from '../../model/audience-log.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';

/**
 * The sentence vectors of the posts whose topics have to be found: those kept, and those of new
 * posts, which are kept a batch at a time as they are made. Who stops it loses a batch at most.
 *
 * @param encoder none: there are no vectors.
 * @param onProgress told how many of all vectors needed there are; not called where none is new.
 */
export async function encodePosts(
  store: Pick<AccountStore, 'results'>,
  posts: readonly Post[],
  encoder: SentenceEncoder | undefined,
  onProgress: (done: number, all: number) => void,
): Promise<SentenceVectors> {
  const texts = encoder === undefined ? [] : textsToEncode(posts, encoder.languages);
  if (encoder === undefined || texts.length === 0) return new Map();
  const { model } = encoder;
  const vectors = await store.results.vectors(model, texts);
  const missing = texts.filter((text) => !vectors.has(text));
  if (missing.length === 0) return vectors;
  onProgress(vectors.size, texts.length);
  let next = 0;
  for await (const batch of encoder.encode(missing)) {
    const made = new Map(batch.map((vector) => [missing[next++], vector]));
    await store.results.keepVectors(model, made);
    for (const [text, vector] of made) vectors.set(text, vector);
    onProgress(vectors.size, texts.length);
  }
  return vectors;
}
