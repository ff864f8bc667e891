import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { TribeError } from '../../model/errors.ts';

const CIPHER = 'aes-256-gcm';
/** Bytes, as NIST SP 800-38D recommends for GCM. */
const NONCE = 12;
const TAG = 16;
/** The first byte, so that we can recognise a later format. */
const FORM = 1;

/**
 * Encrypts a text so that nobody can read or change it without the key.
 *
 * @param boundTo needed again to decrypt the text, so that nobody can use one account's text as
 *   another's
 */
export function seal(text: string, boundTo: string, key: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(boundTo));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(FORM), nonce, cipher.getAuthTag(), sealed]);
}

/** Decrypts a text. Throws a `TribeError` if the key is another one, or the text was changed. */
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
