import { addToHash } from '../../stats/hash.ts';
import type { SparseRows } from '../../stats/sparse-rows.ts';
import { pickRows } from './pick-rows.ts';

/**
 * Groups of people with exactly equal interests: the members of group g are `person[start[g] ..
 * start[g + 1])`, ascending.
 */
export interface AlikePeople {
  groups: number;
  /** The group of each person; -1 for people without interests. */
  groupOf: Int32Array;
  start: Int32Array;
  person: Int32Array;
  /** The row of each group, as all of its members have it. */
  rows: SparseRows;
}

/** Groups people whose rows are equal to the last bit. People without interests are in no group. */
export function alikePeople(rows: SparseRows): AlikePeople {
  const groupOf = new Int32Array(rows.rows).fill(-1);
  const first: number[] = [];
  // Groups with the same checksum form a chain.
  const latest = new Map<number, number>();
  const before: number[] = [];
  for (let i = 0; i < rows.rows; i++) {
    if (rows.start[i] === rows.start[i + 1]) continue;
    const sum = checksum(rows, i);
    let group = latest.get(sum) ?? -1;
    while (group >= 0 && !sameRow(rows, i, first[group])) group = before[group];
    if (group < 0) {
      group = first.length;
      first.push(i);
      before.push(latest.get(sum) ?? -1);
      latest.set(sum, group);
    }
    groupOf[i] = group;
  }
  const members = membersOf(groupOf, first.length);
  return { groups: first.length, groupOf, ...members, rows: pickRows(rows, first) };
}

function checksum(rows: SparseRows, i: number): number {
  let hash = 0;
  for (let p = rows.start[i]; p < rows.start[i + 1]; p++) {
    hash = addToHash(addToHash(hash, rows.column[p]), rows.value[p] * 0x7fffffff);
  }
  return hash;
}

function sameRow(rows: SparseRows, a: number, b: number): boolean {
  const length = rows.start[a + 1] - rows.start[a];
  if (rows.start[b + 1] - rows.start[b] !== length) return false;
  for (let k = 0; k < length; k++) {
    const p = rows.start[a] + k;
    const q = rows.start[b] + k;
    if (rows.column[p] !== rows.column[q] || rows.value[p] !== rows.value[q]) return false;
  }
  return true;
}

function membersOf(groupOf: Int32Array, groups: number): { start: Int32Array; person: Int32Array } {
  const start = new Int32Array(groups + 1);
  for (const group of groupOf) if (group >= 0) start[group + 1]++;
  for (let g = 0; g < groups; g++) start[g + 1] += start[g];
  const person = new Int32Array(start[groups]);
  const next = start.slice(0, groups);
  for (let i = 0; i < groupOf.length; i++) if (groupOf[i] >= 0) person[next[groupOf[i]]++] = i;
  return { start, person };
}
