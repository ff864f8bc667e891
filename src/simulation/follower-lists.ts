import type { Lives } from './lives.ts';
import type { PlannedSnapshot } from './snapshots.ts';

/** Computes who followed at a moment, newest follower first. */
export class FollowerLists {
  readonly #lives: Lives;
  /** Spells by the time of their follow. */
  readonly #order: Int32Array;

  constructor(lives: Lives) {
    this.#lives = lives;
    const { follow } = lives.spells;
    this.#order = Int32Array.from(follow.keys()).sort((a, b) => follow[a]! - follow[b]! || a - b);
  }

  /** Returns the followers at a moment. Cost: O(spells). */
  at(moment: number): Int32Array {
    const { person, follow, leave } = this.#lives.spells;
    const list: number[] = [];
    for (let i = this.#order.length - 1; i >= 0; i--) {
      const spell = this.#order[i]!;
      if (follow[spell]! <= moment && leave[spell]! > moment) list.push(person[spell]!);
    }
    return Int32Array.from(list);
  }

  /** Returns the list of a snapshot with its faults. */
  read(snapshot: PlannedSnapshot): Int32Array {
    if (snapshot.fault === 'empty') return new Int32Array(0);
    const missing = new Set(snapshot.missing);
    const list = this.at(snapshot.at).filter((person) => !missing.has(person));
    return snapshot.fault === 'half' ? list.slice(0, Math.ceil(list.length / 2)) : list;
  }
}
