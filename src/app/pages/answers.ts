import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const pack = promisify(gzip);

/** An answer ready to be sent, plain and packed. */
export interface Answer {
  plain: Uint8Array<ArrayBuffer>;
  packed: Uint8Array<ArrayBuffer>;
}

const MOST_BYTES = 64 * 1024 * 1024;

/** Answers that were given lately, by their tag; those used longest ago make room. */
export class Answers {
  readonly #kept = new Map<string, Answer>();
  #bytes = 0;

  get(tag: string): Answer | undefined {
    const answer = this.#kept.get(tag);
    if (answer === undefined) return undefined;
    this.#kept.delete(tag);
    this.#kept.set(tag, answer);
    return answer;
  }

  clear(): void {
    this.#kept.clear();
    this.#bytes = 0;
  }

  async keep(tag: string, plain: Uint8Array<ArrayBuffer>): Promise<Answer> {
    const packed = new Uint8Array(await pack(plain));
    const answer = { plain, packed };
    const known = this.#kept.get(tag);
    if (known !== undefined) return known;
    this.#kept.set(tag, answer);
    this.#bytes += sizeOf(answer);
    for (const [oldest, old] of this.#kept) {
      if (this.#bytes <= MOST_BYTES || oldest === tag) break;
      this.#kept.delete(oldest);
      this.#bytes -= sizeOf(old);
    }
    return answer;
  }
}

function sizeOf({ plain, packed }: Answer): number {
  return plain.length + packed.length;
}

/** A tag of what an answer is made of: as long as that is the same, so is the answer. */
export function tagOf(...inputs: unknown[]): string {
  return `"${hash('sha256', JSON.stringify(inputs), 'base64url').slice(0, 27)}"`;
}
