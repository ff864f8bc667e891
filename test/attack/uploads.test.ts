import { existsSync, mkdirSync, mkdtempSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import { importFiles } from '../../src/app/import/import-files.ts';
import { openStore } from '../../src/app/open-store.ts';
import { receiveCopy } from '../../src/app/upload/receive-copy.ts';
import { tooSlow } from '../../src/app/upload/upload-limits.ts';
import { newToken } from '../../src/app/access/tokens.ts';
import { makeFolder, removeAbandonedFolders } from '../../src/app/process-folders.ts';
import { Uploads } from '../../src/app/upload/uploads.ts';
import type { AccountId } from '../../src/model/ids.ts';
import { openDashboard, type TestDashboard } from '../support/dashboard.ts';
import { entered, printedLink } from '../support/entered.ts';
import { tries } from '../support/soak.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { ended, startTribe } from '../support/tribe-process.ts';

const folder = temporaryFolder();
const opened: TestDashboard[] = [];
afterAll(() => Promise.all(opened.map((dashboard) => dashboard.close())));

async function dashboardWith(megabytes: number, minutes: number) {
  const location = join(folder.path, `${opened.length}.sqlite`);
  const defects: unknown[] = [];
  const uploads = new Uploads(location, {
    now: Date.now,
    newId: newToken,
    onDefect: (error) => defects.push(error),
    limits: { megabytes, minutes },
  });
  const dashboard = await openDashboard(location, { uploads });
  opened.push(dashboard);
  const cookie = await dashboard.enter();
  const announce = (size: number): Promise<Response> => {
    const json = { name: 'mine.ndjson', size };
    return dashboard.ask('/api/v1/imports', { method: 'POST', cookie, json });
  };
  const send = async (body: string): Promise<unknown> => {
    const { id } = (await (await announce(body.length)).json()) as { id: string };
    const file = `/api/v1/imports/${id}/file`;
    return (await dashboard.ask(file, { method: 'PUT', cookie, body })).json();
  };
  return { dashboard, defects, announce, send };
}

test('a file above the limit of the server is refused with the limit, which the session names', async () => {
  const { dashboard, announce } = await dashboardWith(2, 30);
  const refused = await announce(2_000_001);
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({
    title: 'mine.ndjson is larger than 2 MB, the limit for uploads.',
    detail: expect.stringMatching(/^Split the file/),
  });
  expect((await announce(2_000_000)).status).toBe(200);
  const session = await (await dashboard.ask('/api/v1/session')).json();
  expect(session).toMatchObject({ uploads: { megabytes: 2, minutes: 30 } });
});

test('an import over its time stops, says how much it stored, and has stored that much', async () => {
  const { dashboard, send } = await dashboardWith(1000, 0.0005);
  const lines = Array.from({ length: tries(400_000, 3_000_000) }, (_, at) => {
    return `{"type":"follow","person":"${at}","at":"2026-01-01T00:00:00Z"}\n`;
  });
  const account = '{"type":"account","id":"42","platform":"x"}\n';
  const stopped = (await send(account + lines.join(''))) as { state: string; message: string };
  expect(stopped.state).toBe('failed');
  expect(stopped.message).toMatch(/took longer than 0\.0005 min, the limit for uploads/);
  const stated = /of which ([\d,]+) were new/.exec(stopped.message)?.[1].replaceAll(',', '');
  const accounts = await dashboard.store.accounts.all();
  const stored = accounts.length === 0 ? 0 : await eventsIn(dashboard);
  expect(stored).toBe(Number(stated ?? 0));
  expect(stored).toBeLessThan(lines.length);
});

test('a file that may not be read on keeps the rows that were read before', async () => {
  const store = await openStore(join(folder.path, 'partial.sqlite'));
  onTestFinished(() => store.close());
  const account = '{"type":"account","id":"42","platform":"x"}\n';
  const follows = Array.from({ length: 30_000 }, (_, at) => {
    return `{"type":"follow","person":"${at}","at":"2026-01-01T00:00:00Z"}\n`;
  });
  let batches = 0;
  const { files } = await importFiles(
    store,
    [folder.write('partial.ndjson', account + follows.join(''))],
    {
      target: 'as named',
      standardInput: (async function* () {})(),
      now: () => 0,
      mayReadOn() {
        if (++batches > 3) throw tooSlow('partial.ndjson', 1);
      },
    },
  );
  expect(files[0].error?.message).toMatch(/took longer than 1 min/);
  expect(files[0].added).toBeGreaterThan(0);
  expect(files[0].added).toBeLessThan(follows.length);
  const { log } = await store.forAccount('42' as AccountId);
  expect((await log.inputs()).events).toBe(files[0].added);
});

async function eventsIn({ store }: TestDashboard): Promise<number> {
  const { log } = await store.forAccount('42' as AccountId);
  return (await log.inputs()).events;
}

test(
  'rejected rows that are only counted are in the answer, by reason',
  { timeout: 240_000 },
  async () => {
    const { send } = await dashboardWith(100, 30);
    const rows = tries(1200, 10_000_000);
    const account = '{"type":"account","id":"42","platform":"x"}\n';
    expect(await send(account + 'no\n'.repeat(rows))).toMatchObject({
      state: 'done',
      imported: {
        rejected: rows,
        onlyCounted: [{ reason: expect.stringMatching(/^not/), count: rows - 1000 }],
      },
    });
  },
);

test('files of two owners are imported one after the other', async () => {
  const { dashboard } = await dashboardWith(100, 30);
  const { uploads } = dashboard.ports;
  const told: string[] = [];
  const lines = Array.from({ length: 5000 }, (_, at) => {
    return `{"type":"follow","person":"${at}","at":"2026-01-01T00:00:00Z"}\n`;
  });
  const sent = ['1', '2'].map((account) => {
    const text = `{"type":"account","id":"${account}","platform":"x"}\n${lines.join('')}`;
    const whose = { by: account, owner: account, target: 'new' } as const;
    const id = uploads.begin({ ...whose, name: 'a.ndjson', size: text.length });
    uploads.follow(id, account, (progress) => {
      if (progress.state === 'importing' && progress.lines > 0) told.push(`importing ${account}`);
      if (progress.state === 'done') told.push(`done ${account}`);
    });
    return uploads.receive(id, account, new Response(text).body as never);
  });
  await Promise.all(sent);
  // While a file waits for its turn, it is said to be imported, and no line of it is read.
  const [first, second] = told.at(0) === 'importing 1' ? ['1', '2'] : ['2', '1'];
  const inTurn = [first, second].flatMap((of) => [`importing ${of}`, `done ${of}`]);
  expect(told.filter((text, at) => text !== told[at - 1])).toEqual(inTurn);
});

test('a file whose name is a pattern keeps that name in errors', async () => {
  const { dashboard, announce } = await dashboardWith(100, 30);
  const cookie = await dashboard.enter();
  const json = { name: '$&', size: 5 };
  const begun = await dashboard.ask('/api/v1/imports', { method: 'POST', cookie, json });
  const { id } = (await begun.json()) as { id: string };
  const path = `/api/v1/imports/${id}/file`;
  const answer = await dashboard.ask(path, { method: 'PUT', cookie, body: 'hello' });
  expect(await answer.json()).toMatchObject({ message: expect.stringMatching(/^\$& /u) });
  expect((await announce(1)).status).toBe(200);
});

test('a server killed during an upload leaves a folder, which the next one removes', async () => {
  const temporary = mkdtempSync(join(folder.path, 'tmp-'));
  const options = { database: join(folder.path, 'k.sqlite'), environment: { TMPDIR: temporary } };
  const uploads = () => readdirSync(temporary).filter((name) => name.startsWith('tribefinder-'));
  const serve = async () => {
    const child = startTribe(['serve', '--port', '0'], options);
    onTestFinished(() => void child.kill('SIGKILL'));
    return { child, ...(await entered(await printedLink(child.stdout!))) };
  };
  const { child, url, cookie } = await serve();
  const headers = { cookie, 'x-tribefinder': '1', 'content-type': 'application/json' };
  const body = JSON.stringify({ name: 'mine.ndjson', size: 1_000_000 });
  const announced = await fetch(`${url}api/v1/imports`, { method: 'POST', headers, body });
  const { id } = (await announced.json()) as { id: string };
  const endless = new ReadableStream({ start: (to) => to.enqueue(Buffer.from('{"type":')) });
  const sending = fetch(`${url}api/v1/imports/${id}/file`, {
    method: 'PUT',
    headers: { ...headers, 'content-type': 'application/octet-stream' },
    body: endless,
    duplex: 'half',
  } as RequestInit).catch(() => undefined);
  while (uploads().length === 0) await sleep(10);
  const end = ended(child);
  child.kill('SIGKILL');
  await Promise.all([end, sending]);
  expect(uploads()).toHaveLength(1);
  await serve();
  expect(uploads()).toEqual([]);
});

test('folders of running servers and of other programs stay', async () => {
  const temporary = mkdtempSync(join(folder.path, 'tmp-'));
  const before = process.env.TMPDIR;
  process.env.TMPDIR = temporary;
  try {
    const own = await makeFolder('upload');
    const earlier = await makeFolder('capacity');
    utimesSync(earlier, 1, 1);
    const parent = own.replace(`-${process.pid}-`, `-${process.ppid}-`);
    const elsewhere = own.replace('upload-', 'upload-elsewhere-');
    for (const path of [parent, elsewhere, join(temporary, 'tribefinder-upload-x')])
      mkdirSync(path);
    await removeAbandonedFolders();
    const left = readdirSync(temporary).map((name) => join(temporary, name));
    expect(left).toHaveLength(4);
    expect(left).toEqual(expect.arrayContaining([own, parent, elsewhere]));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
});

test('an upload that the temporary folder does not take says so, without its path', async () => {
  const { defects, send } = await dashboardWith(1, 1);
  vi.stubEnv('TMPDIR', join(folder.path, 'missing'));
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(await send('{}\n')).toEqual({
    state: 'failed',
    message: 'The temporary folder cannot be written, so the file was not imported.',
    advice: 'Tell the person who runs this server. Its log says what to do.',
  });
  expect(defects).toMatchObject([
    { message: expect.stringContaining(folder.path), advice: expect.stringContaining('TMPDIR') },
  ]);
});

test.runIf(existsSync('/dev/full'))('a full temporary folder is named as full', async () => {
  const bytes = new Blob(['{}\n']).stream();
  const copying = receiveCopy(bytes as never, { path: '/dev/full', size: 3 }, () => undefined);
  await expect(copying).rejects.toMatchObject({
    publicMessage: 'The temporary folder is full, so the file was not imported.',
  });
});

/** Receives a stream as a file of 3 bytes, and returns what its visitor and the log are told. */
async function received(stream: ReadableStream, target: never): Promise<unknown[]> {
  const { dashboard, defects } = await dashboardWith(1, 1);
  const { uploads } = dashboard.ports;
  const id = uploads.begin({ by: 'a', owner: 'a', name: 'a.csv', size: 3, target });
  return [await uploads.receive(id, 'a', stream as never), defects];
}

test('an unknown error of an upload is told plainly to its visitor, and its cause is logged', async () => {
  const noTarget = (() => undefined) as never;
  expect(await received(new Blob(['a,b']).stream(), noTarget)).toEqual([
    {
      state: 'failed',
      message: 'The server failed because of a bug',
      advice: 'See the log of the server.',
    },
    [expect.objectContaining({ name: 'DataCloneError' })],
  ]);
});

test('a visitor who goes away during an upload is no error of the server', async () => {
  const gone = new ReadableStream({ pull: (stream) => stream.error(new Error('aborted')) });
  expect(await received(gone, 'new' as never)).toMatchObject([
    { message: 'The upload is incomplete, so nothing was imported.' },
    [],
  ]);
});
