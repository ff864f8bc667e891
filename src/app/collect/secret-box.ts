import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { TribeError } from '../../model/errors.ts';

const CIPHER = 'aes-256-gcm';
/** Bytes: what NIST SP 800-38D recommends for GCM. */
const NONCE = 12;
const TAG = 16;
/** So that a later form can be told apart. */
const FORM = 1;

/**
 * Seals a text so that nobody reads or changes it without the key. What it is bound to must be said
 * again to open it: a sealed text of one account cannot be put in the place of another's.
 */
export function seal(text: string, boundTo: string, key: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(boundTo));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(FORM), nonce, cipher.getAuthTag(), sealed]);
}

/** Throws a `TribeError` where the key is another, or the text was changed. */
export function unseal(box: Uint8Array, boundTo: string, key: Buffer): string {
  const bytes = Buffer.from(box);
  try {
    if (bytes[0] !== FORM) throw new Error('another form');
    const nonce = bytes.subarray(1, 1 + NONCE);
    const tag = bytes.subarray(1 + NONCE, 1 + NONCE + TAG);
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG });
    decipher.setAAD(Buffer.from(boundTo)).setAuthTag(tag);
    const text = decipher.update(bytes.subarray(1 + NONCE + TAG));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch {
    throw new TribeError(
      'The stored sign-in cannot be decrypted with this key.',
      'Restore the key (TRIBE_KEY, or the .key file next to the database), or sign in again: tribe connect x',
    );
  }
}
