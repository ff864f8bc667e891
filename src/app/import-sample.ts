import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AccountId } from '../model/ids.ts';
import type { Store } from '../store/ports/store.ts';
import { isServer } from '../store/postgres/server-url.ts';
import { importFiles } from './import/import-files.ts';
import type { ImportProgress } from './import/import-types.ts';
import { usualFile } from './open-store.ts';

/** The account that the sample is about. */
export const SAMPLE_ACCOUNT = '4000000000000000000' as AccountId;

/** The bundled sample, an event file. */
export const SAMPLE = fileURLToPath(new URL('../../data/sample/events.ndjson.gz', import.meta.url));

/**
 * Returns a database for the bundled sample next to the owner's, so that the two do not mix. Owners
 * with a server have it in their data folder. The sample of a later version has another database.
 */
export function sampleLocation(ownLocation: string): string {
  const digest = createHash('sha256').update(readFileSync(SAMPLE)).digest('hex').slice(0, 8);
  const file = isServer(ownLocation) ? usualFile() : ownLocation;
  return join(dirname(file), `demo-${digest}.sqlite`);
}

/** Imports the bundled sample and returns its account. A second import changes nothing. */
export async function importSample(
  store: Pick<Store, 'accounts' | 'forAccount'>,
  now: () => number,
  onProgress: (progress: ImportProgress) => void,
): Promise<AccountId> {
  const nothing = (async function* () {})();
  const { files } = await importFiles(store, [SAMPLE], {
    target: 'as named',
    standardInput: nothing,
    nameOf: () => 'the sample',
    now,
    onProgress,
  });
  const [{ account, error }] = files;
  if (account === undefined) throw error ?? new Error('the sample contains no account');
  return account;
}
