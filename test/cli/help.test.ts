import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { programHere } from '../../src/cli/typed-here.ts';
import { withTypedCommands } from '../../src/render/wording/typed-command.ts';
import { runTribe } from '../support/run-tribe.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const database = join(folder.path, 'none.sqlite');
const tribe = (...args: string[]) => runTribe(args, { database });

/** The commands that a help text lists. */
function listed(help: string): string[] {
  const [, commands = ''] = /\nCommands:\n([^]*?)\n\n/.exec(help) ?? [];
  return [...commands.matchAll(/^ {2}([\w-]+)/gm)].map(([, name]) => name);
}

let help: string;

beforeAll(async () => {
  help = (await tribe('--help')).stdout;
});

test('the program shows the main job first', () => {
  expect(listed(help).slice(0, 3)).toEqual(['demo', 'import', 'report']);
  const examples = [...help.matchAll(/^ {2}tribe (\w+) /gm)].map(([, name]) => name);
  expect(examples.slice(0, 3)).toEqual(['demo', 'import', 'report']);
  expect(help).toMatch(/Exit codes: 0 done; 1 failed; 2 wrong usage; 3 /);
});

test('in a checkout, hints are commands that npm can run', async () => {
  const environment = { npm_lifecycle_event: 'tribe', npm_package_name: 'tribefinder' };
  const args = ['report'];
  const { stderr } = await runTribe(args, { database, environment });
  expect(stderr).toContain('npm run -s tribe -- import FILE');
  expect((await tribe('report')).stderr).toContain(' tribe import FILE');
});

const named = (...typed: string[]): string => programHere(['node', 'tribe', ...typed]);

test('hints name the database that was typed, quoted for a shell', () => {
  expect(named('report', '--db', 'mine.sqlite')).toBe('tribe --db mine.sqlite');
  expect(named('--db=my data.sqlite', 'report')).toBe("tribe --db 'my data.sqlite'");
  expect(named('import', '--', '--db', 'list.csv')).toBe('tribe');
  expect([named('report'), programHere([])]).toEqual(['tribe', 'tribe']);
});

describe('every command', () => {
  test('is named in hints as it can be typed', () => {
    for (const command of listed(help)) {
      expect(withTypedCommands(`See tribe ${command}.`, 'npx')).toBe(`See npx ${command}.`);
    }
  });

  test('has help within 80 columns that opens no database', async () => {
    expect(listed(help)).toHaveLength(COMMANDS.length);
    for (const command of listed(help)) {
      const texts = await helpOf(command);
      for (const text of texts) {
        expect(text).toMatch(/^Usage: tribe \w+.*\n\n\S/);
        expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
      }
    }
    expect((await tribe('doctor')).stdout).toMatch(/does not exist yet/);
  });

  test('offers its own options and the global ones, not those of its parent command', async () => {
    const { stdout } = await tribe('topics', 'list', '--help');
    expect(stdout).toContain('--account');
    expect(stdout).not.toContain('--posts');
  });

  test('refuses unknown options, and says how to list the known ones', async () => {
    for (const command of listed(help)) {
      const { code, stdout, stderr } = await tribe(command, '--nonsense');
      expect({ command, code, stdout }).toEqual({ command, code: 2, stdout: '' });
      expect(stderr).toMatch(/^error: unknown option '--nonsense'\n/);
      expect(stderr).toContain(`\nUsage: tribe ${command}`);
      expect(stderr).toMatch(new RegExp(`\\nMore: tribe ${command}[ a-z]* --help\\n`));
    }
  });
});

test('a usage error shows the command’s usage within 80 columns', async () => {
  const { stderr } = await tribe('accounts', 'merge');
  expect(stderr).toContain('\nUsage: tribe accounts merge [options] <account> <into>\n');
  const { stderr: ofDate } = await tribe('report', '--from', '2026-03-40');
  expect(Math.max(...ofDate.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});

/** Of a command and of those below it. */
async function helpOf(...command: string[]): Promise<string[]> {
  const { code, stdout, stderr } = await tribe(...command, '--help');
  expect({ command, code, stderr }).toEqual({ command, code: 0, stderr: '' });
  const below = await Promise.all(listed(stdout).map((name) => helpOf(...command, name)));
  return [stdout, ...below.flat()];
}
