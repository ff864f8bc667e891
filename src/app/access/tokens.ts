import { hash, randomBytes } from 'node:crypto';

const BYTES = 32;

/** Returns a secret that nobody can guess, for addresses and cookies. */
export function newToken(): string {
  return randomBytes(BYTES).toString('base64url');
}

/** Returns what we store of a token: enough to recognise it, and useless to anybody who reads it. */
export function digestOf(token: string): string {
  return hash('sha256', token, 'hex');
}
