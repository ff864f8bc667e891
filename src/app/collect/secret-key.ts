import { randomBytes } from 'node:crypto';
import { chmod, link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { EXIT, TribeError } from '../../model/errors.ts';

const KEY_BYTES = 32;

/** Where the key is that credentials are sealed with: never in the database. */
function keyFile(database: string): string {
  return `${database}.key`;
}

/**
 * The key to an account's credentials: what `TRIBE_KEY` says, else a file beside the database that
 * only its owner can read, which is made where there is none.
 *
 * @param make whether a key may be made: not where something is sealed with it already
 */
export async function secretKey(
  database: string,
  environment: Record<string, string | undefined>,
  make: boolean,
): Promise<Buffer> {
  const given = environment.TRIBE_KEY;
  if (given !== undefined && given !== '') return keyOf(given, 'TRIBE_KEY');
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

/** Two processes at once make one key: it appears whole, and only for the first to come. */
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

/** What others could read is taken from them; Windows knows no such rights. */
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
