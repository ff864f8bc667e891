import { totalmem } from 'node:os';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const SHARE = 1 / 4;
const LEAST = 128 * 1024 ** 2;
const MOST = 1024 ** 3;

/**
 * Returns the default memory limit in bytes: a quarter of the machine or container, from 128 MiB to
 * 1 GiB.
 */
export function usualMemory(): number {
  const allowed = process.constrainedMemory() || Infinity;
  return Math.min(MOST, Math.max(LEAST, SHARE * Math.min(totalmem(), allowed)));
}

/**
 * Collects garbage in this thread, and returns the bytes still in use. A waiting thread would not
 * collect garbage by itself.
 */
export function freeMemory(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { total_physical_size, external_memory } = getHeapStatistics();
  return total_physical_size + external_memory;
}
