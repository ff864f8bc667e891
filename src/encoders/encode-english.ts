import { readModelFiles } from './model-files.ts';
import { sentenceTransformer } from './sentence-transformer.ts';

let model: Promise<ReturnType<typeof sentenceTransformer>> | undefined;

/**
 * Returns a vector of 512 numbers for each text, from the small Universal Sentence Encoder. The
 * first call loads the model, which stays in memory. Cost: some 5 ms a text on one core.
 */
export async function encodeEnglish(texts: readonly string[]): Promise<Float32Array[]> {
  model ??= readModelFiles().then(sentenceTransformer);
  return texts.map(await model);
}
