import {
  type SentenceVectors,
  textsToEncode,
} from '../../analysis/topics/by-vectors/sentence-vectors.ts';
import type { SentenceEncoder } from '../../encoders/sentence-encoder.ts';
import type { Post } from '../../model/audience-log.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';

/**
 * Returns the sentence vectors of the posts that need topics. Reads the stored ones, makes those of
 * new posts and stores them batch by batch, so that stopping it loses a batch at most.
 *
 * @param encoder without it there are no vectors.
 * @param onProgress called with how many of the needed vectors there are, unless none is missing.
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
