import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { followersFrom, SHAPES } from '../sources/follower-list/shapes.ts';
import { runTribe } from '../support/run-tribe.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let databases = 0;
const newDatabase = (): string => join(folder.path, `${databases++}.sqlite`);

interface Audience {
  audience: { start: number; end: number; gained: number; lost: number };
}

async function audienceOf(database: string): Promise<Audience['audience']> {
  const { stdout } = await runTribe(['report', '--format', 'json'], { database });
  return (JSON.parse(stdout) as Audience).audience;
}

describe('two lists at two dates say who came and who left', () => {
  test.each(Object.entries(SHAPES))('%s', async (name, shape) => {
    const { write, ending, account = '@rustbelt', options = [] } = shape;
    // On systems other than Windows a backslash is a letter of a name.
    const inside = join(folder.path, 'my lists\\of 2026', name);
    mkdirSync(inside, { recursive: true });
    const files = ['2026-03-01', '2026-04-01'].map((day, i) => {
      const file = join(inside, `rustbelt followers ${day}${ending}`);
      writeFileSync(file, write(followersFrom(i * 13, 137 + i * 4), day));
      return file;
    });
    const database = newDatabase();
    const args = ['import', ...files, '--account', account, '--json', ...options];
    const ran = await runTribe(args, { database });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    const { files: results } = JSON.parse(ran.stdout) as { files: { found: object }[] };
    expect(results.map(({ found }) => found)).toMatchObject([
      { snapshot: { followers: 137, complete: true } },
      { snapshot: { followers: 141, complete: true } },
    ]);
    expect(await audienceOf(database)).toMatchObject({
      start: 137,
      end: 141,
      gained: 17,
      lost: 13,
    });
  });
});
