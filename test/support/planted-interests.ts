import type { InterestMatrix } from '../../src/analysis/interests/interest-matrix.ts';
import { weightByRarity } from '../../src/analysis/interests/rarity.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { sparseRows } from '../../src/stats/sparse-rows.ts';

export interface PlantedInterests {
  matrix: InterestMatrix;
  /** The group each person was drawn from. */
  group: Int32Array;
}

export interface Planting {
  people: number;
  groups: number;
  /** Interests of a group's own, of which the first are the commonest. */
  own: number;
  /** Interests that all groups share. */
  common: number;
  /** Interests a person is drawn, and the share of them that are common ones. */
  drawn: number;
  noise: number;
}

/** People of groups that each have interests of their own, besides what anybody may have. */
export function plantedInterests(planting: Planting, seed: number): PlantedInterests {
  const { people, groups, own, common, drawn, noise } = planting;
  const random = seededRandom(seed);
  const below = (end: number, power = 1): number => Math.floor(end * random() ** power);
  const group = new Int32Array(people);
  const row: number[] = [];
  const column: number[] = [];
  for (let i = 0; i < people; i++) {
    group[i] = below(groups);
    const terms = new Set<number>();
    for (let k = 0; k < drawn; k++) {
      if (random() < noise) terms.add(groups * own + below(common, 2));
      else terms.add(group[i] * own + below(own, 1.5));
    }
    for (const term of terms) {
      row.push(i);
      column.push(term);
    }
  }
  const value = new Float64Array(row.length).fill(1);
  const counts = sparseRows(people, groups * own + common, { row, column, value });
  const name = (term: number): string =>
    term < groups * own ? `g${Math.floor(term / own)}w${term % own}` : `c${term - groups * own}`;
  return { matrix: weightByRarity(counts, name), group };
}
