/** Turns a text into the numbers of its pieces in a vocabulary. */
export type PieceReader = (text: string) => number[];

/** The first pieces stand for unknown text and for ends of sentences. No text has them. */
const RESERVED = 6;

const SPACE = '\u2581';

/**
 * Makes a reader that splits a text into its likeliest pieces (Kudo, "Subword regularization", ACL
 * 2018: the Viterbi path of a unigram model). A character without a piece is unknown (0);
 * consecutive unknown ones count as one. Cost: O(length x longest piece).
 *
 * @param vocabulary pieces with the logarithm of their probability.
 */
export function pieceReader(vocabulary: readonly (readonly [string, number])[]): PieceReader {
  const numbers = new Map(vocabulary.map(([piece], number) => [piece, number]));
  for (const [piece] of vocabulary.slice(0, RESERVED)) numbers.delete(piece);
  const longest = vocabulary.reduce((most, [piece]) => Math.max(most, piece.length), 0);

  return (text) => {
    const plain = text.normalize('NFKC');
    if (plain === '') return [];
    const whole = SPACE + plain.replaceAll(' ', SPACE);
    const score = new Float64Array(whole.length + 1).fill(-Infinity);
    const last = new Int32Array(whole.length + 1);
    const begin = new Int32Array(whole.length + 1);
    score[0] = 0;
    const offer = (from: number, to: number, number: number, gain: number): void => {
      if (score[from] + gain < score[to]) return;
      score[to] = score[from] + gain;
      last[to] = number;
      begin[to] = from;
    };
    for (let from = 0; from < whole.length; from++) {
      if (score[from] === -Infinity) continue;
      let found = false;
      for (let to = from + 1; to <= Math.min(whole.length, from + longest); to++) {
        const number = numbers.get(whole.slice(from, to));
        if (number === undefined) continue;
        offer(from, to, number, vocabulary[number][1]);
        found = true;
      }
      if (!found) offer(from, from + (whole.codePointAt(from)! > 0xffff ? 2 : 1), 0, 0);
    }
    const pieces: number[] = [];
    for (let at = whole.length; at > 0; at = begin[at]) {
      if (last[at] !== 0 || pieces.at(-1) !== 0) pieces.push(last[at]);
    }
    return pieces.reverse();
  };
}
