import { randomBytes } from 'node:crypto';

const BYTES = 32;

/** Returns a random secret. The ids that viewers see depend on it. */
export function newViewerSecret(): Buffer {
  return randomBytes(BYTES);
}
