import { randomBytes } from 'node:crypto';
import { chmod, link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { EXIT, TribeError } from '../../model/errors.ts';
import { isServer } from '../../store/postgres/server-url.ts';

const KEY_BYTES = 32;

/** Returns where the key of the credentials is. It is never in the database. */
function keyFile(database: string): string {
  return `${database}.key`;
}

/**
 * Returns the key of an account's credentials: the one in `TRIBE_KEY`, else the one in a file next to
 * the database that only its owner can read. A server has no such file.
 *
 * @param make whether to make a key if there is none. Credentials that exist need the old one.
 */
export async function secretKey(
  database: string,
  environment: Record<string, string | undefined>,
  make: boolean,
): Promise<Buffer> {
  const given = environment.TRIBE_KEY;
  if (given !== undefined && given !== '') return keyOf(given, 'TRIBE_KEY');
  if (isServer(database)) throw withoutFile();
  const file = keyFile(database);
  if (make) await makeKey(file);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new TribeError(
      `The key of the stored sign-in is missing: ${file} cannot be read.`,
      'Restore the file, or sign in again: tribe connect x',
    );
  }
  await keepToOwner(file);
  return keyOf(text.trim(), file);
}

/** Every machine that uses a server needs the same key, so none makes one for itself. */
function withoutFile(): TribeError {
  return new TribeError(
    'The key of the sign-in is missing. With PostgreSQL it is not in a file.',
    'Set TRIBE_KEY to the same 32 random bytes wherever you run Tribefinder. To make them: openssl rand -base64 32',
  );
}

/** Makes the file with the key. If two processes do so at once, the key of the first counts. */
async function makeKey(file: string): Promise<void> {
  const own = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    await writeFile(own, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600 });
    await link(own, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } catch {
    throw new TribeError(
      `The key of the sign-in cannot be stored: ${file} cannot be written.`,
      'Change the permissions of the folder, or set TRIBE_KEY.',
    );
  } finally {
    await rm(own, { force: true });
  }
}

/** Removes the permissions of other users. Windows has no such permissions. */
async function keepToOwner(file: string): Promise<void> {
  const { mode } = await stat(file);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) await chmod(file, 0o600);
}

function keyOf(text: string, where: string): Buffer {
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  if (key.length === KEY_BYTES) return key;
  throw new TribeError(
    `${where} does not contain a key.`,
    'Use a key of 32 random bytes, in base64 or as 64 hexadecimal digits.',
    EXIT.usage,
  );
}
