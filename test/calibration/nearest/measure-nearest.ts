import { runHere } from '../../../src/analysis/heavy-work.ts';
import { nearestPeople } from '../../../src/analysis/similarity/nearest-people.ts';
import type { SparseRows } from '../../../src/stats/sparse-rows.ts';
import { nearestByComparing } from './nearest-by-comparing.ts';

/** How good the nearest people are that the report finds. */
export interface NearestFigures {
  /** People compared with everybody. */
  asked: number;
  /** Sum of the cosines of those found, over that of the truly nearest. */
  weight: number;
  /** Share of the truly nearest that are found; somebody exactly as near as the last one counts. */
  found: number;
  /** Seconds of processor time for everybody. */
  seconds: number;
}

/** Finds the nearest of everybody, and compares those of some, spread evenly, with the truly nearest. */
export function measureNearest(rows: SparseRows, k: number, asked: number): NearestFigures {
  const began = process.cpuUsage();
  const nearest = runHere(nearestPeople(rows, k));
  const { user, system } = process.cpuUsage(began);
  let [got, wanted, found, all] = [0, 0, 0, 0];
  for (let a = 0; a < asked; a++) {
    const person = Math.floor((a * rows.rows) / asked);
    const truly = nearestByComparing(rows, person, k);
    const cosines = nearest.cosine.subarray(nearest.start[person], nearest.start[person + 1]);
    const last = (truly.at(-1) ?? 0) - 1e-9;
    for (const cosine of truly) wanted += cosine;
    for (const cosine of cosines) {
      got += cosine;
      if (cosine >= last) found++;
    }
    all += truly.length;
  }
  return { asked, weight: got / wanted, found: found / all, seconds: (user + system) / 1e6 };
}
