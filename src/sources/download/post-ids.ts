import type { Instant } from '../../model/instant.ts';

/**
 * Makes ids for posts, because downloads contain none. The id is the second of the post, so it is the
 * same in each download. Different texts of one second are numbered in their order. The same text
 * twice is one post.
 */
export class PostIds {
  readonly #platform: string;
  /** The place of each text among those of its second. */
  readonly #places = new Map<number, Map<string, number>>();

  constructor(platform: string) {
    this.#platform = platform;
  }

  of(at: Instant, text: string): string {
    let places = this.#places.get(at);
    if (places === undefined) this.#places.set(at, (places = new Map()));
    const place = places.get(text) ?? places.size;
    places.set(text, place);
    return `${this.#platform}:${at / 1000}${place === 0 ? '' : `-${place + 1}`}`;
  }
}
