import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Ran } from '../support/run-tribe.ts';
import { ended } from '../support/tribe-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// A checkout in miniature: one dependency that lies beside it, and a build that writes a file.
const folder = temporaryFolder();
let checkouts = 0;
let root: string;

const BUILD =
  "fs.appendFileSync('builds.log','built\\n');" +
  'setTimeout(()=>{' +
  "if(fs.readFileSync('src/main.ts','utf8')==='broken')throw new Error('no such word');" +
  "for(const f of ['cli/main.js','web/index.html']){" +
  "fs.mkdirSync('dist/'+f.split('/')[0],{recursive:true});fs.writeFileSync('dist/'+f,'')}" +
  '},700)';

beforeEach(() => {
  root = join(folder.path, `checkout ${checkouts++}`);
  mkdirSync(join(root, 'src'), { recursive: true });
  mkdirSync(join(root, 'web'));
  mkdirSync(join(root, 'beside'));
  cpSync('scripts', join(root, 'scripts'), { recursive: true });
  put('src/main.ts', 'sound');
  const files = [
    'tsconfig.json',
    'tsconfig.build.json',
    'vite.config.ts',
    'vite.natural.config.ts',
  ];
  for (const name of files) put(name, '');
  put('beside/package.json', JSON.stringify({ name: 'beside', version: '1.0.0' }));
  want({ beside: 'file:beside' }, {});
});

function put(name: string, text: string): void {
  writeFileSync(join(root, name), text);
}

/** Writes package.json and the lock file that goes with it. */
function want(dependencies: Record<string, string>, locked: Record<string, object>): void {
  const about = { name: 'miniature', version: '1.0.0', dependencies };
  put('package.json', JSON.stringify({ ...about, scripts: { build: `node -e "${BUILD}"` } }));
  const packages = {
    '': about,
    beside: { version: '1.0.0' },
    'node_modules/beside': { resolved: 'beside', link: true },
    ...locked,
  };
  put('package-lock.json', JSON.stringify({ ...about, lockfileVersion: 3, packages }));
}

/** Of the programs installed for these tests only Node. */
const path = [
  dirname(process.execPath),
  ...(process.env.PATH ?? '').split(delimiter).filter((place) => !place.includes('.bin')),
].join(delimiter);

function start(environment: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [join(root, 'scripts/prepare.mjs')], {
    env: { ...process.env, PATH: path, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

const prepare = (environment?: Record<string, string>): Promise<Ran> => ended(start(environment));

const builds = (): number =>
  existsSync(join(root, 'builds.log'))
    ? readFileSync(join(root, 'builds.log'), 'utf8').split('\n').length - 1
    : 0;

async function building(count: number): Promise<void> {
  while (builds() < count) await sleep(10);
}

/** Makes it a checkout in which everything is installed and nothing is built yet. */
async function installed(): Promise<void> {
  const made = join(folder.path, 'installed');
  if (existsSync(made)) {
    cpSync(made, root, { recursive: true, verbatimSymlinks: true });
    return;
  }
  await prepare();
  for (const trace of ['dist', '.cache/Building.stamp', 'builds.log']) {
    rmSync(join(root, trace), { recursive: true });
  }
  cpSync(root, made, { recursive: true, verbatimSymlinks: true });
}

const DONE = { code: 0, stdout: '', stderr: '' };

describe('a checkout', () => {
  test('is made ready once, and again where something has changed', async () => {
    expect(await prepare()).toEqual({ ...DONE, stderr: 'Installing packages …\nBuilding …\n' });
    expect(await prepare()).toEqual(DONE);
    put('src/main.ts', 'changed');
    expect(await prepare()).toEqual({ ...DONE, stderr: 'Building …\n' });
    rmSync(join(root, 'dist'), { recursive: true });
    expect(await prepare()).toEqual({ ...DONE, stderr: 'Building …\n' });
    rmSync(join(root, 'node_modules'), { recursive: true });
    expect(await prepare()).toEqual({ ...DONE, stderr: 'Installing packages …\n' });
    expect(builds()).toBe(3);
  });

  test('is made ready by one of two processes, while the other waits', async () => {
    const both = await Promise.all([prepare(), prepare()]);
    expect(both.map(({ code, stdout }) => ({ code, stdout }))).toEqual(
      both.map(() => ({ code: 0, stdout: '' })),
    );
    expect(both.some(({ stderr }) => stderr.startsWith('Waiting for another process'))).toBe(true);
    expect(builds()).toBe(1);
  });

  test.each(['SIGTERM', 'SIGKILL'] as const)(
    'cut short by %s it is made ready next time',
    async (signal) => {
      await installed();
      const child = start();
      const end = ended(child);
      await building(1);
      child.kill(signal);
      expect((await end).code).toBe(signal === 'SIGTERM' ? 143 : 'SIGKILL');
      expect(await prepare()).toEqual({ ...DONE, stderr: 'Building …\n' });
      expect(builds()).toBe(2);
    },
  );

  test('that cannot be built says why, on standard error only, until it is mended', async () => {
    await installed();
    put('src/main.ts', 'broken');
    // As `npm run --silent` has it, which must not silence this.
    const broken = await prepare({ npm_config_loglevel: 'silent' });
    expect(broken).toMatchObject({ code: 1, stdout: '' });
    expect(broken.stderr).toMatch(/no such word/);
    expect(broken.stderr).toMatch(/\nnpm run build failed\. Mend what it says .*\n$/);
    expect((await prepare()).code).toBe(1);
    put('src/main.ts', 'sound');
    expect(await prepare()).toEqual({ ...DONE, stderr: 'Building …\n' });
  });

  test('that cannot be installed for want of a network says so', async () => {
    want(
      { beside: 'file:beside', 'left-out': '1.0.0' },
      { 'node_modules/left-out': { version: '1.0.0' } },
    );
    const { code, stdout, stderr } = await prepare({
      npm_config_registry: 'http://127.0.0.1:9',
      npm_config_cache: join(folder.path, 'no cache'),
      npm_config_fetch_retries: '0',
    });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/npm ci failed\. Packages could not be fetched: connect to the network/);
    expect(stderr).not.toMatch(/^npm error {2}/m);
  });
});
