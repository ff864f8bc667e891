import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Ran } from '../support/run-tribe.ts';
import { runTribe } from '../support/run-tribe.ts';
import { runProcess } from '../support/tribe-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const database = join(folder.path, 'none.sqlite');
const tribe = (...args: string[]): Promise<Ran> => runTribe(args, { database });

describe('help', () => {
  test.each([[['--help']], [['import', '--help']], [['quarantine', '--help']]])(
    '%j fits 80 columns and shows examples',
    async (args) => {
      const { code, stdout, stderr } = await tribe(...args);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain('Examples:\n  tribe ');
      expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    },
  );

  test('is shown as a usage error without a command', async () => {
    const { code, stderr } = await tribe();
    expect(code).toBe(2);
    expect(stderr).toMatch(/^Usage: tribe/);
  });
});

test('--version prints the version of the package', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect((await tribe('--version')).stdout).toBe(`${version}\n`);
});

test.each([[['imprt', 'x']], [['doctor', '--nonsense']], [['doctor', 'extra']]])(
  '%j is a usage error',
  async (args) => {
    const { code, stdout, stderr } = await tribe(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: .*\n[^]*--help/);
  },
);

test('an import without a file lists where data can come from, and opens no database', async () => {
  const { code, stdout, stderr } = await tribe('import');
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  for (const way of [
    'tribe import followers',
    'tribe connect bluesky',
    'tribe connect x',
    'tribe demo',
    'tribe serve',
  ]) {
    expect(stderr).toContain(way);
  }
});

test('a command without data says how to begin', async () => {
  const ran = await tribe('quarantine');
  expect(ran.code).toBe(1);
  expect(ran.stderr).toMatch(
    /nothing has been imported yet\.\nStart with: tribe import FILE, or: tribe connect bluesky HANDLE/,
  );
});

describe('doctor', () => {
  test('finds no problem before the first import, and makes no database', async () => {
    const fresh = join(folder.path, 'deep', 'inside', 'new.sqlite');
    const ran = await runTribe(['doctor'], { database: fresh });
    expect(ran.code).toBe(0);
    expect(ran.stdout).toMatch(/does not exist yet/);
    const { checks } = JSON.parse(
      (await runTribe(['doctor', '--json'], { database: fresh })).stdout,
    ) as { checks: { name: string; state: string }[] };
    expect(checks.map(({ name }) => name)).toEqual(['Node', 'Disk', 'Database']);
  });

  test('names the problem and what to do', async () => {
    const broken = folder.write('broken.sqlite', 'this is no database, whatever it is called');
    const ran = await runTribe(['doctor'], { database: broken });
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/broken {2}Database: .*not a database.*\n.*--db/);
  });
});

test('a closed pipe is no error', async () => {
  const bad = Array.from({ length: 3000 }, (_, i) => `bad ${i}\n`).join('');
  const input = `{"type":"account","id":"42","platform":"other"}\n${bad}`;
  const path = join(folder.path, 'pipe.sqlite');
  await runTribe(['import', '-'], { database: path, input });
  const command = `"$NODE" src/cli/main.ts quarantine --json | head -c 100`;
  const { stdout, stderr } = await promisify(execFile)('/bin/sh', ['-c', command], {
    env: { ...process.env, NODE: process.execPath, TRIBE_DB: path },
  });
  expect(stdout).toHaveLength(100);
  expect(stderr).toBe('');
});

test('an old Node gets an error before anything is loaded', async () => {
  const pretend =
    'data:text/javascript,Object.defineProperty(process,"versions",' +
    '{value:{...process.versions,node:"20.20.2"}})';
  const ran = await runProcess(['--help'], { database, node: ['--import', pretend] });
  expect(ran.code).toBe(1);
  expect(ran.stdout).toBe('');
  expect(ran.stderr).toMatch(
    /^Node 20\.20\.2 is too old\. Tribefinder needs Node 22\.13 or newer\./,
  );
});

test('a bug is named as a bug, and its stack is shown only on request', async () => {
  const breakIt =
    'data:text/javascript,import fs from "node:fs/promises";import{syncBuiltinESMExports}from"node:module";' +
    'fs.statfs=()=>{throw new Error("boom")};syncBuiltinESMExports()';
  const plain = await runProcess(['doctor'], { database, node: ['--import', breakIt] });
  expect(plain.code).toBe(1);
  expect(plain.stderr).toMatch(/Tribefinder failed: boom\nThis is a bug in Tribefinder/);
  expect(plain.stderr).not.toMatch(/at checkRoom/);
  const debug = await runProcess(['doctor'], {
    database,
    node: ['--import', breakIt],
    environment: { TRIBE_DEBUG: '1' },
  });
  expect(debug.stderr).toMatch(/at checkRoom/);
});
