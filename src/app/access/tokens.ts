import { hash, randomBytes } from 'node:crypto';

const BYTES = 32;

/** A secret nobody can guess, fit for addresses and cookies. */
export function newToken(): string {
  return randomBytes(BYTES).toString('base64url');
}

/** What is kept of a token: enough to know it again, and no use to who reads it. */
export function digestOf(token: string): string {
  return hash('sha256', token, 'hex');
}
