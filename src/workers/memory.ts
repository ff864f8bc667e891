import { totalmem } from 'node:os';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const SHARE = 1 / 4;
const LEAST = 128 * 1024 ** 2;
const MOST = 1024 ** 3;

/** Bytes for what is kept in memory, where nobody says: a part of what this machine or container has. */
export function usualMemory(): number {
  const allowed = process.constrainedMemory() || Infinity;
  return Math.min(MOST, Math.max(LEAST, SHARE * Math.min(totalmem(), allowed)));
}

/**
 * Frees what this thread no longer needs, and returns the bytes that it still takes. A thread that
 * waits would not free anything by itself.
 */
export function freeMemory(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { total_physical_size, external_memory } = getHeapStatistics();
  return total_physical_size + external_memory;
}
