import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LANDMARKS } from '../../src/analysis/topics/by-vectors/landmarks.ts';
import { englishEncoder } from '../../src/app/english-encoder.ts';
import { cosine, storedVectorsOf, vectorsOf } from '../support/sentence-vectors.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();

const BY_SUBJECT = [
  ['The match was won by a late goal', 'Our striker scored twice in the first half'],
  ['I baked bread and it smells wonderful', 'A soup of carrots and onions for dinner'],
  ['The new compiler release is faster', 'My program crashes with a memory error'],
];

describe('the encoder of English sentences', () => {
  it('puts sentences of one subject closer than those of two, even without a shared word', async () => {
    const vectors = await vectorsOf(BY_SUBJECT.flat());
    const closeness = (a: string, b: string) => cosine(vectors.get(a)!, vectors.get(b)!);
    for (const [scope, [a, b]] of BY_SUBJECT.entries()) {
      const others = BY_SUBJECT.filter((_, at) => at !== scope).flat();
      for (const other of others) expect(closeness(a!, b!)).toBeGreaterThan(closeness(a!, other));
    }
    for (const vector of vectors.values()) expect(vector).toHaveLength(512);
  });

  it('gives a text the same vector to the last bit, whatever is in the batch', async () => {
    const texts = Array.from({ length: 50 }, (_, at) => `${'word '.repeat(at)}and number ${at}`);
    const together = await vectorsOf(texts);
    expect((await vectorsOf([texts[37]!])).get(texts[37]!)).toEqual(together.get(texts[37]!));
  });

  it('gives the vectors that other tests have stored', async () => {
    const texts = LANDMARKS.flat().slice(0, 5);
    const [real, kept] = [await vectorsOf(texts), await storedVectorsOf(texts)];
    for (const text of texts)
      expect(cosine(real.get(text)!, kept.get(text)!)).toBeGreaterThan(0.997);
  });

  it('encodes any text with a letter', async () => {
    const odd = ['日本', '𝕳', '\ud800 x', 'a'.repeat(500), '\0a', '__proto__', 'é 😀'];
    for (const vector of (await vectorsOf(odd)).values()) {
      expect(vector.every(Number.isFinite)).toBe(true);
    }
  });

  it('makes no more than the caller asks for', async () => {
    const texts = Array.from({ length: 2000 }, (_, at) => `sentence number ${at}`);
    for await (const batch of englishEncoder()!.encode(texts)) {
      expect(batch.length).toBeLessThan(100);
      break;
    }
  });

  it('reports that it failed', async () => {
    await expect(vectorsOf(['fine', ''])).rejects.toThrow(
      'The model that reads the texts of posts stopped',
    );
  });

  it('is absent if its packages are not installed', () => {
    expect(englishEncoder()).toMatchObject({ languages: ['en'] });
    expect(englishEncoder(pathToFileURL(`${folder.path}/module.js`).href)).toBeUndefined();
  });
});
