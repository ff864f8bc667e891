import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { runTribe } from '../support/run-tribe.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const database = join(folder.path, 'none.sqlite');
const tribe = (...args: string[]) => runTribe(args, { database });

test.each([
  ['', /^demo import report /],
  ['acc', /^accounts$/],
  ['accounts re', /^rename remove$/],
  ['accounts remove --y', /^--yes$/],
  ['--account 42 report --f', /^--from --format --full$|^--from --format$/],
  ['import ./', /^$/],
  ['quarantine nonsense --q', /^--quiet$/],
])('bash completes %j', async (typed, expected) => {
  const script = folder.write('completion.bash', (await tribe('completion', 'bash')).stdout);
  const words = ['tribe', ...typed.split(' ')];
  const code = `source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _tribe; echo "\${COMPREPLY[@]}"`;
  const { stdout } = await promisify(execFile)('bash', ['-c', code, script, ...words]);
  expect(stdout.trim()).toMatch(expected);
});

test('fish gets a line for each command and option, zsh the script for bash', async () => {
  const fish = (await tribe('completion', 'fish')).stdout.split('\n');
  expect(fish).toContain(
    "complete -c tribe -n '__fish_seen_subcommand_from accounts' -a remove -d 'permanently delete an account and all of its data'",
  );
  expect(
    fish.filter((line) => line.includes('__fish_use_subcommand') && / -l db -r /.test(line)),
  ).toHaveLength(1);
  const bash = (await tribe('completion', 'bash')).stdout;
  expect((await tribe('completion', 'zsh')).stdout).toMatch(/^autoload .*bashcompinit\n/);
  expect((await tribe('completion', 'zsh')).stdout.endsWith(bash)).toBe(true);
  expect((await tribe('completion', 'tcsh')).code).toBe(2);
});

test('`tribe help X` is `tribe X --help`', async () => {
  for (const words of [[], ['import'], ['accounts', 'remove']]) {
    const asked = await tribe('help', ...words);
    expect(asked).toEqual(await tribe(...words, '--help'));
  }
  const unknown = await tribe('help', 'nonsense');
  expect(unknown).toMatchObject({ code: 2, stdout: '' });
  expect(unknown.stderr).toMatch(/There is no command nonsense/);
});

test.each([
  [['report', '--form', 'json'], '--format'],
  [['report', '--fron', '2026-01-01'], '--from'],
  [['export', 'communities', '--ids'], '--ids-only'],
  [['topics', '--acc', '42'], '--account'],
  [['import', 'x', '--quite'], '--quiet'],
])('%j is an error that suggests the right option', async (args, option) => {
  expect((await tribe(...args)).stderr).toContain(`(Did you mean ${option}?)`);
});
