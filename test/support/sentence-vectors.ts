import { englishEncoder } from '../../src/app/english-encoder.ts';

/** The vectors of texts, by the real model. */
export async function vectorsOf(texts: readonly string[]): Promise<Map<string, Float32Array>> {
  const vectors: Float32Array[] = [];
  for await (const batch of englishEncoder()!.encode(texts)) vectors.push(...batch);
  return new Map(vectors.map((vector, at) => [texts[at]!, vector]));
}

export function cosine(a: Float32Array, b: Float32Array): number {
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * b[at]!, 0);
}
