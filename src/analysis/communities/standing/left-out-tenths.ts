import { mixBits } from '../../../stats/hash.ts';

/** The number of parts that people are divided into. One part at a time is left out. */
export const TENTHS = 10;

/**
 * Returns the part of each person: a hash of their id. So people who joined together are in
 * different parts, and a person's part does not depend on who else is known.
 */
export function tenthsOf(ids: readonly string[]): Uint8Array {
  return Uint8Array.from(ids, (id) => {
    let bits = 0;
    for (let i = 0; i < id.length; i++) bits = Math.imul(bits, 31) + id.charCodeAt(i);
    return mixBits(bits) % TENTHS;
  });
}

/** A value for everybody, and for everybody without each tenth. */
export interface LeftOut<Value> {
  all: Value;
  without: Value[];
}

/** Maps each of the values. */
export function mapLeftOut<From, To>(
  { all, without }: LeftOut<From>,
  map: (value: From, tenth: number | null) => To,
): LeftOut<To> {
  return { all: map(all, null), without: without.map(map) };
}

/** Returns the same value for everybody and without each tenth. */
export function unchanged<Value>(value: Value): LeftOut<Value> {
  return { all: value, without: Array.from({ length: TENTHS }, () => value) };
}

/**
 * Returns the sum of numbers over all tenths, and without each tenth. @param sums one entry for
 * each tenth.
 */
export function leftOutSums<Name extends string>(
  sums: readonly Record<Name, number>[],
): LeftOut<Record<Name, number>> {
  const all = { ...sums[0] };
  const names = Object.keys(all) as Name[];
  for (const sum of sums.slice(1)) for (const name of names) all[name] += sum[name];
  const without = sums.map((sum) => {
    const rest = { ...all };
    for (const name of names) rest[name] -= sum[name];
    return rest;
  });
  return { all, without };
}
