import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { openStore } from '../../../src/app/open-store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { connected } from './fake-account.ts';

const folder = temporaryFolder();
const script = fileURLToPath(new URL('collect-process.ts', import.meta.url));

it('several processes renew a sign-in once, and together never exceed the cap', async () => {
  const database = join(folder.path, 'shared.sqlite');
  const store = await openStore(database);
  const { fake, account, clock, end } = await connected({ store, database, environment: {} });
  try {
    const certificate = folder.write('cert.pem', fake.certificate.cert);
    // The token of the sign-in is good for two hours.
    clock.time += 3 * 3_600_000;
    const args = [script, database, account, fake.url, certificate, String(clock.time)];
    const ran = await Promise.all([1, 2, 3].map(() => promisify(execFile)(process.execPath, args)));
    const said = ran.map(({ stdout }) => JSON.parse(stdout) as { token: string; reserved: number });
    expect(new Set(said.map(({ token }) => token)).size).toBe(1);
    expect([fake.oauth.renewals, fake.oauth.reused]).toEqual([1, 0]);
    expect(said.reduce((sum, { reserved }) => sum + reserved, 0)).toBe(25);
    expect(statSync(`${database}.key`).mode & 0o777).toBe(0o600);
  } finally {
    await end();
  }
});
