import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { englishEncoder } from '../../src/app/english-encoder.ts';
import type { SentenceEncoder } from '../../src/encoders/sentence-encoder.ts';

const LENGTH = 512;
const BATCH = 16;

/** Rows of vectors as 32-bit floats, and which text each is of, by the digest of model and text. */
const VECTORS = new URL('../golden/sentence-vectors.bin', import.meta.url);
const DIGESTS = new URL('../golden/sentence-vectors.json', import.meta.url);

/** Returns the vectors of texts by the real model, which takes some 5 ms a text. */
export async function vectorsOf(texts: readonly string[]): Promise<Map<string, Float32Array>> {
  return collect(englishEncoder()!, texts);
}

/**
 * Returns the vectors of texts as the real model made them once. `TAKE_VECTORS=1` adds those of texts
 * that are not kept yet.
 */
export async function storedVectorsOf(
  texts: readonly string[],
): Promise<Map<string, Float32Array>> {
  return collect(storedEncoder(), texts);
}

/** Returns an encoder whose answers are those of the real model, kept in a file. */
export function storedEncoder(): SentenceEncoder {
  const real = englishEncoder()!;
  return {
    ...real,
    async *encode(texts) {
      const kept = readStored();
      const missing = texts.filter((text) => !kept.has(digestOf(real.model, text)));
      if (missing.length > 0 && !process.env.TAKE_VECTORS) {
        throw new Error(
          `${missing.length} texts have no kept vector, such as '${missing[0]}'. ` +
            'Run the test once with TAKE_VECTORS=1 to keep them.',
        );
      }
      if (missing.length > 0) {
        for (const [text, vector] of await vectorsOf(missing)) {
          kept.set(digestOf(real.model, text), vector);
        }
        keep(kept);
      }
      const vectors = texts.map((text) => kept.get(digestOf(real.model, text))!);
      for (let at = 0; at < vectors.length; at += BATCH) yield vectors.slice(at, at + BATCH);
    },
  };
}

async function collect(
  encoder: SentenceEncoder,
  texts: readonly string[],
): Promise<Map<string, Float32Array>> {
  const vectors: Float32Array[] = [];
  for await (const batch of encoder.encode(texts)) vectors.push(...batch);
  return new Map(vectors.map((vector, at) => [texts[at]!, vector]));
}

function digestOf(model: string, text: string): string {
  return createHash('sha256').update(`${model}\n${text}`).digest('hex').slice(0, 16);
}

function readStored(): Map<string, Float32Array> {
  if (!existsSync(DIGESTS)) return new Map();
  const digests = JSON.parse(readFileSync(DIGESTS, 'utf8')) as string[];
  const bytes = Uint8Array.from(readFileSync(VECTORS));
  const numbers = new Float32Array(bytes.buffer);
  return new Map(
    digests.map((digest, row) => [digest, numbers.slice(row * LENGTH, (row + 1) * LENGTH)]),
  );
}

function keep(kept: ReadonlyMap<string, Float32Array>): void {
  const rows = [...kept].sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(
    DIGESTS,
    `${JSON.stringify(
      rows.map(([digest]) => digest),
      null,
      2,
    )}\n`,
  );
  writeFileSync(VECTORS, Buffer.concat(rows.map(([, vector]) => bytesOf(vector))));
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

export function cosine(a: Float32Array, b: Float32Array): number {
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * b[at]!, 0);
}
