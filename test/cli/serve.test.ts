import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { entered, printedLink } from '../support/entered.ts';
import { runTribe } from '../support/run-tribe.ts';
import { ended, startTribe } from '../support/tribe-process.ts';
import { sampleDatabase, smallDatabase } from '../support/sample-audiences.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { unwrapped } from '../support/unwrapped.ts';

const folder = temporaryFolder();
let database: string;

beforeAll(async () => {
  database = await smallDatabase(folder.path);
});

/** Starts it and waits until it says where it is. */
async function serving(
  db: string,
  ...args: string[]
): Promise<{ child: ChildProcess; url: string; cookie: string }> {
  const child = startTribe(['serve', '--port', '0', ...args], { database: db });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, ...(await entered(await printedLink(child.stdout!))) };
}

test.each([
  ['SIGTERM', ['--drain', '2s'], [503, 200]],
  ['SIGINT', [], undefined],
] as const)('answers until %s ends it, with %j', async (signal, options, stopping) => {
  const { child, url, cookie } = await serving(database, ...options);
  const page = await fetch(url);
  expect(page.headers.get('content-type')).toMatch(/^text\/html/);
  expect((await fetch(`${url}api/v1/report`)).status).toBe(401);
  const report: unknown = await (
    await fetch(`${url}api/v1/report`, { headers: { cookie } })
  ).json();
  const { stdout } = await runTribe(['report', '--json'], { database });
  expect(report).toEqual(JSON.parse(stdout));
  const end = ended(child);
  const ready = async (): Promise<number> => (await fetch(`${url}health/ready`)).status;
  expect(await ready()).toBe(200);
  child.kill(signal);
  expect(stopping && [await change(ready, 200), (await fetch(url)).status]).toEqual(stopping);
  expect(await end).toMatchObject({ code: 0, stderr: '' });
  await expect(fetch(url)).rejects.toThrow('fetch failed');
});

/** Waits until something is no longer what it was. */
async function change<Value>(look: () => Promise<Value>, from: Value): Promise<Value> {
  for (;;) {
    const now = await look();
    if (now !== from) return now;
  }
}

test('prints its address as JSON with --json', async () => {
  const child = startTribe(['serve', '--port', '0', '--json'], { database });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = (await once(child.stdout!, 'data')) as [Buffer];
  const { url } = JSON.parse(String(said)) as { url: string };
  expect((await fetch(url)).status).toBe(200);
});

test('a running analysis does not keep it from ending', async () => {
  const { child, url, cookie } = await serving(await sampleDatabase(folder.path));
  const headers = { cookie };
  const answer = fetch(`${url}api/v1/report`, { headers }).catch((error: unknown) => error);
  // The server goes on answering meanwhile.
  expect((await fetch(`${url}healthz`)).status).toBe(200);
  const end = ended(child);
  child.kill('SIGTERM');
  expect(await end).toMatchObject({ code: 0, stderr: '' });
  expect(await answer).toBeInstanceOf(TypeError);
});

test('it ends with npm, which signals only the shell in between', async () => {
  const shell = spawn(
    '/bin/sh',
    ['-c', '"$0" src/cli/main.ts serve --port 0; exit $?', process.execPath],
    {
      env: { ...process.env, TRIBE_DB: database, npm_lifecycle_event: 'tribe' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const { url } = await entered(await printedLink(shell.stdout));
  expect((await fetch(url)).status).toBe(200);
  shell.kill('SIGTERM');
  // The pipe is closed once nobody has it open any more.
  await once(shell, 'close');
  await expect(fetch(url)).rejects.toThrow('fetch failed');
});

test('with an empty database, it says how to import first', async () => {
  const { url, cookie } = await serving(`${folder.path}/empty.sqlite`);
  const response = await fetch(`${url}api/v1/report`, { headers: { cookie } });
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({
    detail: 'Start with: tribe import FILE, or: tribe connect bluesky HANDLE',
  });
});

test.each([
  [['--listen', '0.0.0.0'], /need --hosted/],
  [['--hosted', 'http://tribe.example'], /needs an https address/],
  [['--hosted', 'https://tribe.example/path'], /needs an https address/],
  [['--hosted', 'https://tribe.example'], /TRIBE_X_CLIENT_ID/],
  [['--hosted', 'https://tribe.example', '--cert', 'a'], /must be used together/],
  [
    ['--hosted', 'https://tribe.example', '--listen', '0.0.0.0'],
    /Without TLS, anyone on the network/,
  ],
  [['--hosted', 'https://tribe.example', '--listen', '::'], /Without TLS, anyone on the network/],
  [['--hosted', 'https://tribe.example', '--trusted-proxy', 'proxy'], /proxy is not the address/],
  [
    ['--hosted', 'https://tribe.example', '--cert', 'package.json', '--key', 'package.json'],
    /package\.json is not a certificate in PEM/,
  ],
])('%j is refused for a server for others', async (args, why) => {
  const { code, stderr } = await runTribe(['serve', '--port', '0', ...args], { database });
  expect([code, stderr]).toEqual([2, expect.stringMatching(why)]);
});

test('only the link that it prints contains a secret', async () => {
  const child = startTribe(['serve', '--port', '0'], { database });
  onTestFinished(() => void child.kill('SIGKILL'));
  const printed: Buffer[] = [];
  child.stdout!.on('data', (chunk: Buffer) => printed.push(chunk));
  const end = ended(child);
  while (!String(Buffer.concat(printed)).includes('enter?token='))
    await once(child.stdout!, 'data');
  const [link] = /http:\S+/.exec(String(Buffer.concat(printed)))!;
  const { url, cookie } = await entered(link);
  for (const path of [
    'api/v1/report?account=nobody',
    'api/v1/nothing',
    'enter?token=guess-of-tests',
  ])
    await fetch(url + path, { headers: { cookie }, redirect: 'manual' });
  child.kill('SIGTERM');
  const { stderr } = await end;
  const all = String(Buffer.concat(printed)) + stderr;
  expect(all.replace(link, '')).not.toMatch(/token|guess-of-tests/);
  expect(all).not.toContain(cookie.split('=')[1]);
});

test.each(['http', '70000', '-1', '80.5'])('%j is no port', async (port) => {
  const { code, stderr } = await runTribe(['serve', '--port', port], { database });
  expect(code).toBe(2);
  expect(unwrapped(stderr)).toMatch(/Use a number from 0 to 65535/);
});
