/** Texts are told apart in groups of so many. */
const GROUP = 128;
const KINDS = 2 ** 15;
/** Letters in a row that are looked for. */
const LETTERS = 3;

/**
 * Says which groups of texts may contain a text, by the three letters in a row that occur in each
 * (a Bloom filter with one digest for every group). It never leaves out a group that does.
 */
export class TextFilter {
  readonly #words: number;
  /** For every kind of three letters, the groups where it occurs, a bit each. */
  readonly #bits: Uint32Array;

  /** Time O(length of all texts); space O(texts). */
  constructor(texts: readonly string[]) {
    this.#words = Math.ceil(Math.ceil(texts.length / GROUP) / 32);
    this.#bits = new Uint32Array(KINDS * this.#words);
    texts.forEach((text, at) => {
      const group = Math.floor(at / GROUP);
      for (let i = 0; i + LETTERS <= text.length; i++)
        this.#bits[kindAt(text, i) * this.#words + (group >>> 5)] |= 1 << (group & 31);
    });
  }

  /** Positions of texts that may contain the text: from each first one up to before each last one. */
  *ranges(wanted: string, from: number): Generator<[first: number, last: number]> {
    const groups = this.#groupsWith(wanted);
    for (let group = Math.floor(from / GROUP); group < this.#words * 32; group++) {
      if ((groups[group >>> 5] & (1 << (group & 31))) === 0) continue;
      yield [Math.max(from, group * GROUP), (group + 1) * GROUP];
    }
  }

  #groupsWith(wanted: string): Uint32Array {
    const groups = new Uint32Array(this.#words).fill(0xffffffff);
    for (let i = 0; i + LETTERS <= wanted.length; i++) {
      const first = kindAt(wanted, i) * this.#words;
      for (let word = 0; word < this.#words; word++) groups[word] &= this.#bits[first + word];
    }
    return groups;
  }
}

function kindAt(text: string, at: number): number {
  let digest = 0;
  for (let i = at; i < at + LETTERS; i++)
    digest = Math.imul(digest ^ text.charCodeAt(i), 0x9e3779b1) >>> 7;
  return digest % KINDS;
}
