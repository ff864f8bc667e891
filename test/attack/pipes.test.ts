import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MAIN } from '../support/tribe-process.ts';

function shell(line: string) {
  const environment = { ...process.env, NODE: process.execPath, MAIN };
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', line], { env: environment });
  return { status, stdout: stdout.toString(), stderr: stderr.toString() };
}

test.runIf(existsSync('/dev/full'))('output onto a full disk is an error in one sentence', () => {
  const { status, stderr } = shell('"$NODE" "$MAIN" --help > /dev/full');
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr:
      'The output cannot be written: the disk is full.\nWrite to a file or pipe with enough space.\n',
  });
});

test('a closed pipe ends the program without an error', () => {
  const { stdout, stderr } = shell(
    '"$NODE" "$MAIN" simulate --followers 500 --days 60 | head -c 10',
  );
  expect({ length: stdout.length, stderr }).toEqual({ length: 10, stderr: '' });
});
