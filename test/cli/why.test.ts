import { expect, test } from 'vitest';
import { runTribe } from '../support/run-tribe.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();

const HOSTILE = '\u001b[2J\u202Eevil';

function at(day: number): string {
  return new Date(Date.UTC(2024, 0, 1 + day)).toISOString();
}

/** A month in which two people were read, one of them with a hostile name. */
async function database(name: string): Promise<string> {
  const path = `${folder.path}/${name}.db`;
  const events = [
    { type: 'account', id: 'owner', platform: 'other' },
    ...[0, 15, 30].map((day) => ({
      type: 'snapshot',
      at: at(day),
      complete: true,
      followers: ['1', '2'],
    })),
    { type: 'person', id: '1', handle: 'robin', name: HOSTILE },
    { type: 'person', id: '2', handle: 'Robin' },
    { type: 'post', id: 'p', at: at(3), text: HOSTILE, topics: ['Politics'] },
  ];
  const input = events.map((event) => JSON.stringify(event)).join('\n');
  const { code } = await runTribe(['import', '-'], { database: path, input });
  expect(code).toBe(0);
  return path;
}

test('topics and people are found by id or name, as text and as JSON', async () => {
  const options = { database: await database('plain') };
  const text = await runTribe(['why', 'topic', 'POLITICS'], options);
  expect(text).toMatchObject({ code: 0, stderr: '' });
  expect(text.stdout).toMatch(/^Politics\n {2}Role/u);
  // oxlint-disable-next-line no-control-regex
  expect(text.stdout).not.toMatch(/[\u001b\u202e]/u);

  const person = await runTribe(['why', 'person', '1'], options);
  expect(person.stdout).toContain('@robin');
  // oxlint-disable-next-line no-control-regex
  expect(person.stdout).not.toMatch(/[\u001b\u202e]/u);

  const json = await runTribe(['why', 'topic', 'politics', '--json'], options);
  expect(JSON.parse(json.stdout)).toMatchObject({
    kind: 'topic',
    topic: { id: 'politics' },
    posts: [{ id: 'p', text: HOSTILE }],
    snapshots: { used: 3, rejected: [] },
  });
});

test('an unknown name is an error that suggests the nearest, and guesses nothing', async () => {
  const options = { database: await database('unknown') };
  const wrong = await runTribe(['why', 'topic', 'politcs'], options);
  expect(wrong).toMatchObject({ code: 2, stdout: '' });
  expect(wrong.stderr).toBe("There is no topic 'politcs'.\nDid you mean one of these? politics\n");
  const several = await runTribe(['why', 'person', '@robin'], options);
  expect(several).toMatchObject({ code: 2, stdout: '' });
  expect(several.stderr).toBe("The name '@robin' matches several.\nChoose one by id: 1; 2\n");
  expect((await runTribe(['why', 'weather', 'x'], options)).code).toBe(2);
});
