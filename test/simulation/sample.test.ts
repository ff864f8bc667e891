import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const COMMITTED = join(ROOT, 'data/sample/events.ndjson.gz');
const folder = mkdtempSync(join(tmpdir(), 'tribe-sample-'));

afterAll(() => rmSync(folder, { recursive: true }));

/** Of what is inside: how it is packed depends on the version of zlib. */
function digest(path: string): string {
  return createHash('sha256')
    .update(gunzipSync(readFileSync(path)))
    .digest('hex');
}

describe('the bundled sample', () => {
  it('is the output of the command in its README', () => {
    const readme = readFileSync(join(ROOT, 'data/sample/README.md'), 'utf8');
    const [command] = /^tribe simulate .*--out .*$/m.exec(readme)!;
    const made = join(folder, 'events.ndjson.gz');
    const words = command.split(' ').slice(1);
    const args = words.map((word) => (word === 'data/sample/events.ndjson.gz' ? made : word));
    execFileSync(process.execPath, [join(ROOT, 'src/cli/main.ts'), ...args]);
    expect(digest(made)).toBe(digest(COMMITTED));
  });

  it('is small', () => {
    expect(statSync(COMMITTED).size).toBeLessThan(3_000_000);
  });
});
