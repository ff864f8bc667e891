import { randomBytes } from 'node:crypto';

const BYTES = 32;

/** A secret that nobody can guess, from which the ids that viewers see are made. */
export function newViewerSecret(): Buffer {
  return randomBytes(BYTES);
}
