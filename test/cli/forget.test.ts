import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runTribe } from '../support/run-tribe.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const database = join(folder.path, 'forget.sqlite');
const lines = [
  '{"type":"account","id":"42","platform":"x","handle":"owner"}',
  '{"type":"person","id":"9007199254740993","handle":"Ada_L","name":"Ada Lovelace","bio":"Zahnradmaschinen"}',
  '{"type":"person","id":"8","handle":"bob","bio":"with @ada_l"}',
  '{"type":"snapshot","at":"2026-03-01T06:00:00Z","complete":true,"followers":["9007199254740993","8"]}',
  '{"type":"engagement","person":"9007199254740993","post":"1","kind":"like","at":"2026-03-01T07:00:00Z"}',
  '{"type":"follow","person":"9007199254740993","at":"yesterday"}',
].map((line) => `${line}\n`);
const file = folder.write('events.ndjson', lines.join(''));
const tribe = (...args: string[]) => runTribe(args, { database });

/** All bytes that the database keeps anywhere. */
const bytes = (): string =>
  readdirSync(folder.path)
    .filter((name) => name.startsWith('forget.sqlite'))
    .map((name) => readFileSync(join(folder.path, name), 'latin1'))
    .join('\n');

test('tribe forget leaves no trace of a person in any file of the database, for good', async () => {
  expect((await tribe('import', file)).code).toBe(3);
  await tribe('report', '--quiet');
  const refused = await tribe('forget', '@ada_l');
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('Say --yes: it cannot be undone.');
  expect(refused.stdout.replaceAll('\n', ' ')).toBe(
    'Known of 9007199254740993, Ada_L, Ada Lovelace: 1 profile, a place in 1 reading, ' +
      '1 other fact, 1 text that names them, 1 line set aside. ',
  );
  expect(bytes()).toContain('Zahnradmaschinen');
  const { code, stdout } = await tribe('forget', '@ada_l', '--yes', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    person: '9007199254740993',
    removed: { events: { person: 1, snapshot: 1, engagement: 1 }, mentions: 1, quarantined: 1 },
    swept: true,
  });
  const again = await tribe('import', file);
  expect(again.code).toBe(0);
  expect(again.stdout).toContain(
    '6 lines: 0 new, 3 known already, 3 left out (forgotten or deleted).',
  );
  expect(bytes()).not.toMatch(/ada_l|lovelace|9007199254740993|zahnrad/i);
  const rows = await tribe('export', 'communities');
  expect(rows.stdout.match(/^.*@?(bob|ada).*$/gim)).toHaveLength(1);
  expect((await tribe('forget', '9007199254740993')).stdout).toContain('was forgotten before');
  expect(await tribe('forget', 'bib')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Is one of these meant? bob'),
  });
});
