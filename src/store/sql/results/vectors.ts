import { hash } from 'node:crypto';
import type { SqlDatabase } from '../database.ts';
import type { Sql } from '../schema.ts';

/** The number of rows in one statement, because databases limit its parameters. */
const ROWS = 100;

/** Returns the stored vectors of these texts by one model. */
export async function listVectors(
  sql: Sql,
  account: number,
  model: string,
  texts: Iterable<string>,
): Promise<Map<string, Float32Array>> {
  const rows = await sql
    .selectFrom('vector')
    .select(['digest', 'value'])
    .where('account', '=', account)
    .where('model', '=', model)
    .execute();
  const stored = new Map(rows.map(({ digest, value }) => [digest.toString('hex'), value]));
  const found = new Map<string, Float32Array>();
  for (const text of texts) {
    const value = stored.get(textDigest(text).toString('hex'));
    if (value !== undefined) found.set(text, readVector(value));
  }
  return found;
}

export async function insertVectors(
  database: SqlDatabase,
  account: number,
  model: string,
  vectors: ReadonlyMap<string, Float32Array>,
): Promise<void> {
  const rows = Array.from(vectors, ([text, vector]) => ({
    account,
    model,
    digest: textDigest(text),
    value: writeVector(vector),
  }));
  await database.write([account], async ({ sql }) => {
    for (let from = 0; from < rows.length; from += ROWS) {
      await sql
        .insertInto('vector')
        .values(rows.slice(from, from + ROWS))
        .onConflict((conflict) => conflict.columns(['account', 'model', 'digest']).doNothing())
        .execute();
    }
  });
}

/** Returns a digest of a text, which replaces the text itself. */
function textDigest(text: string): Buffer {
  return Buffer.from(hash('sha256', text, 'hex').slice(0, 32), 'hex');
}

/** Writes 32-bit floats, little-endian. */
function writeVector(vector: Float32Array): Buffer {
  const bytes = Buffer.alloc(4 * vector.length);
  vector.forEach((value, at) => bytes.writeFloatLE(value, 4 * at));
  return bytes;
}

function readVector(bytes: Buffer): Float32Array {
  return Float32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readFloatLE(4 * at));
}
