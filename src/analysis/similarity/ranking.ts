/**
 * The few best of many candidates for one person, best first. A scrambled number of the pair, the
 * same from both sides, breaks ties. With the lower number instead, everybody with the same
 * interests would name the same few people.
 */
export class Ranking {
  size = 0;
  private readonly room: number;
  private readonly person: Int32Array;
  private readonly score: Float64Array;
  private readonly lot: Uint32Array;
  private owner = -1;

  constructor(room: number) {
    this.room = room;
    this.person = new Int32Array(room);
    this.score = new Float64Array(room);
    this.lot = new Uint32Array(room);
  }

  get isFull(): boolean {
    return this.size === this.room;
  }

  startFor(owner: number): void {
    this.owner = owner;
    this.size = 0;
  }

  /**
   * Offers a candidate. Cost: O(room) at worst; O(1) for nearly all candidates, which score below
   * the last one kept.
   */
  offer(candidate: number, score: number): void {
    const { person, score: scores, lot: lots, room } = this;
    if (candidate === this.owner) return;
    let at = this.size;
    if (at === room && score < scores[room - 1]) return;
    const lot = lotOf(this.owner, candidate);
    if (at === room && score === scores[room - 1] && lot >= lots[room - 1]) return;
    if (at === room) at--;
    else this.size++;
    while (at > 0 && (score > scores[at - 1] || (score === scores[at - 1] && lot < lots[at - 1]))) {
      person[at] = person[at - 1];
      scores[at] = scores[at - 1];
      lots[at] = lots[at - 1];
      at--;
    }
    person[at] = candidate;
    scores[at] = score;
    lots[at] = lot;
  }

  /** Those kept, best first; valid until the next offer. */
  best(): Int32Array {
    return this.person.subarray(0, this.size);
  }

  /** Their scores in the same order. */
  scores(): Float64Array {
    return this.score.subarray(0, this.size);
  }
}

/** The product of two odd numbers, scrambled (the finaliser of MurmurHash3, A. Appleby). */
function lotOf(a: number, b: number): number {
  let h = Math.imul(2 * a + 1, 2 * b + 1);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
