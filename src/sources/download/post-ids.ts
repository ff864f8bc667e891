import type { Instant } from '../../model/instant.ts';

/**
 * Makes ids for posts, because downloads contain none. The id is the second of the post, so it is the
 * same in each download. Different texts of one second are numbered in their order. The same text
 * twice is one post.
 */
export class PostIds {
  readonly #platform: string;
  readonly #texts = new Map<number, string[]>();

  constructor(platform: string) {
    this.#platform = platform;
  }

  of(at: Instant, text: string): string {
    const texts = this.#texts.get(at) ?? [];
    if (!texts.includes(text)) this.#texts.set(at, [...texts, text]);
    const place = texts.includes(text) ? texts.indexOf(text) : texts.length;
    return `${this.#platform}:${at / 1000}${place === 0 ? '' : `-${place + 1}`}`;
  }
}
