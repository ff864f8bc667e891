import { mixBits } from '../../stats/hash.ts';

/**
 * The few best of many candidates for one person, best first. A hash of the pair breaks ties. The
 * lower number would not do: everybody with the same interests would get the same few people.
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
   * Adds a candidate if it is among the best. Cost: O(room) at worst; O(1) for nearly all
   * candidates, which score below the last one in the ranking.
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

  /** Returns the best candidates, best first. The array is valid until the next offer. */
  best(): Int32Array {
    return this.person.subarray(0, this.size);
  }

  /** Returns the scores of {@link best}, in the same order. */
  scores(): Float64Array {
    return this.score.subarray(0, this.size);
  }
}

/** Returns a hash of two numbers, the same for both orders: of their product, made odd. */
function lotOf(a: number, b: number): number {
  return mixBits(Math.imul(2 * a + 1, 2 * b + 1));
}
