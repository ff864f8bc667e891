import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import type { Answered } from './analysis-messages.ts';

const pack = promisify(gzip);

/** An answer that is ready to send, plain and compressed. */
export interface Answer {
  plain: Uint8Array<ArrayBuffer>;
  packed: Uint8Array<ArrayBuffer>;
  /** It was made from newer inputs than its tag says, so nobody may keep it under this tag. */
  isNewer?: true;
}

const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Recent answers, by their tag. The one used longest ago makes room for others. All requests for an
 * answer that is being made wait for it. If it is evicted meanwhile they still get it, and it is not
 * kept.
 */
export class Answers {
  readonly #cached = new LRUCache<string, Answer, () => Promise<Answered>>({
    maxSize: MOST_BYTES,
    sizeCalculation: sizeOf,
    ignoreFetchAbort: true,
    fetchMethod: async (_tag, _known, { context: make }) => {
      const plain = await make();
      return plain && { plain, packed: new Uint8Array(await pack(plain)) };
    },
  });

  /** @param make called if the answer is not kept. `undefined`: there is no answer now. */
  of(tag: string, make: () => Promise<Answered>): Promise<Answer | undefined> {
    return this.#cached.fetch(tag, { context: make });
  }

  drop(tag: string): void {
    this.#cached.delete(tag);
  }

  clear(): void {
    this.#cached.clear();
  }
}

function sizeOf({ plain, packed }: Answer): number {
  return plain.length + packed.length;
}

/** Returns a tag of the inputs of an answer. Answers with the same tag are the same. */
export function tagOf(...inputs: unknown[]): string {
  return `"${hash('sha256', JSON.stringify(inputs), 'base64url').slice(0, 27)}"`;
}
