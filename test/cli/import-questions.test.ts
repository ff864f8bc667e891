import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { MAIN } from '../support/tribe-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const LONGEST_MS = 30_000;

/** Runs a command in a terminal of its own, and types each answer once its question is there. */
function inTerminal(
  command: string,
  answers: readonly (readonly [question: string, typed: string])[],
): Promise<{ code: number | null; shown: string }> {
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    env: { ...process.env, TERM: 'xterm', NO_COLOR: '1' },
    timeout: LONGEST_MS,
    killSignal: 'SIGKILL',
  });
  const open = [...answers];
  let shown = '';
  child.stdout.on('data', (chunk: Buffer) => {
    shown += stripVTControlCharacters(chunk.toString());
    if (open.length > 0 && shown.includes(open[0]![0])) child.stdin.write(open.shift()![1]);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, shown }));
  });
}

// `script` of other systems has other options.
test.runIf(process.platform === 'linux')(
  'tribe import asks in a terminal for kind, column, date and account',
  async () => {
    const file = folder.write('people.csv', 'Wer,Rufname\nAda,ada_l\nBob,bob_b\n');
    const database = join(folder.path, 'asked.sqlite');
    const [DOWN, ENTER] = ['\u001b[B', '\r'];
    const { code, shown } = await inTerminal(
      [process.execPath, MAIN, 'import', file, '--db', database]
        .map((part) => `'${part}'`)
        .join(' '),
      [
        ['What does this file list?', ENTER],
        ['Which column names each person?', `${DOWN}${ENTER}`],
        ['When was the list made?', `2026-03-01${ENTER}`],
        ['Whose account is it about?', `@rustbelt${ENTER}`],
      ],
    );
    expect(shown).toContain('Ada');
    expect(shown).toContain('2 followers on 1 Mar 2026');
    expect(code).toBe(0);
  },
  LONGEST_MS + 5000,
);
