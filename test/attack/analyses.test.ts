import { expect, onTestFinished, test, vi } from 'vitest';
import { BusyError } from '../../src/app/busy-error.ts';
import { FairQueue, type WaitingFor } from '../../src/app/fair-queue.ts';
import { Analyses } from '../../src/app/pages/analyses.ts';
import type { AnalysisProgress } from '../../src/app/pages/analysis-messages.ts';
import { Pages } from '../../src/app/pages/pages.ts';
import { DEFAULT_SEED, inputsNow, keepReport, resultKey } from '../../src/app/analyse/report-on.ts';
import { englishEncoder } from '../../src/app/english-encoder.ts';
import { openStore } from '../../src/app/open-store.ts';
import type { AccountId } from '../../src/model/ids.ts';
import { fill } from '../support/dashboard.ts';
import { smallAudience } from '../support/small-audience.ts';
import { tries } from '../support/soak.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();

/** Runs work in the order in which the queue chooses it, all of it wanted at once. */
async function orderOf(wanted: [owner: string, visitor: string][]): Promise<string[]> {
  const queue = new FairQueue();
  const order: string[] = [];
  const add = ([owner, visitor]: [string, string]): Promise<void> =>
    queue.add({ owner, visitor } satisfies WaitingFor, async () => {
      order.push(`${owner}${visitor}`);
    });
  await Promise.all(wanted.map(add));
  return order;
}

test('an owner who wants twenty reports waits behind none of another owner’s twenty', async () => {
  const flood = Array.from({ length: 20 }, (): [string, string] => ['a', '1']);
  expect((await orderOf([...flood, ['b', '1'], ['b', '1']])).slice(0, 5)).toEqual([
    'a1',
    'b1',
    'a1',
    'b1',
    'a1',
  ]);
});

test('a visitor with a share link does not come before the owner again and again', async () => {
  const flood = Array.from({ length: 20 }, (): [string, string] => ['a', 'link']);
  const order = await orderOf([...flood, ['a', 'owner'], ['b', 'owner']]);
  expect(order.slice(0, 4)).toEqual(['alink', 'bowner', 'aowner', 'alink']);
});

test('a failed analysis does not stop the others', async () => {
  const queue = new FairQueue();
  const whom = { owner: 'a', visitor: '1' };
  const failing = queue.add(whom, () => Promise.reject(new Error('no')));
  const next = queue.add(whom, async () => 'done');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('done');
});

test('windows without end through a share link refuse no report of the owner, or of others', async () => {
  const analyses = new Analyses(1e9);
  onTestFinished(() => analyses.close());
  const report = (account: string, visitor: string, from: number) => (): unknown => {
    const task = { location: `${folder.path}/none.sqlite`, account: account as AccountId };
    const keys = { key: `window ${from}`, figures: `figures of window ${from}` };
    const reader = visitor === 'owner' ? ('owner' as const) : ('viewer' as const);
    return analyses.of(keys, { ...task, settings: { seed: 1, from } }, { visitor, reader });
  };
  expect(report('1', 'link', 0)).not.toThrow();
  for (let from = 1; from <= 3; from++) expect(report('1', 'link', from)).not.toThrow();
  for (let from = 4; from < tries(20, 5000); from++)
    expect(report('1', 'link', from)).toThrow(BusyError);
  expect(report('1', 'owner', 100)).not.toThrow();
  expect(report('2', 'owner', 100)).not.toThrow();
  for (let at = 1; at <= 8; at++) expect(report('1', `viewer ${at}`, 200 + at)).not.toThrow();
  expect(report('1', 'viewer 8', 300)).toThrow(BusyError);
  expect(report('1', 'owner', 101)).toThrow(BusyError);
});

test('stored reports of many windows, all looked at, end no server', async () => {
  const { store, pages, scope } = await pagesOf('stored.sqlite', 1e9);
  const account = await store.forAccount(scope.account);
  const report = await pages.report(scope);
  await pages.removing(scope.account, async () => undefined);
  const inputs = await inputsNow(account);
  const model = englishEncoder()?.model;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const windows = Array.from({ length: 8 }, (_, at) => ({ from: at + 1 }));
  for (const window of windows) {
    const key = await resultKey(account, { seed: DEFAULT_SEED, ...window }, model, inputs);
    await keepReport(account, key, report, inputs);
    expect(await pages.report({ ...scope, ...window })).toEqual(report);
  }
  expect(() => vi.runAllTimers()).not.toThrow();
});

/** Opens the pages of a small audience. @param memory bytes for analyses. */
async function pagesOf(name: string, memory: number) {
  const location = `${folder.path}/${name}`;
  const store = await openStore(location);
  await fill(store, smallAudience(folder.path, { followers: 40, days: 30 }));
  const [{ id: account }] = await store.accounts.all();
  const pages = new Pages(store, location, memory);
  onTestFinished(async () => {
    await pages.close();
    await store.close();
  });
  const scope = { account, reader: 'owner' as const, visitor: 'owner' };
  const page = async (window = {}): Promise<unknown> =>
    (await pages.page({ ...scope, ...window }, 'churn')).answer();
  const stage = async (): Promise<AnalysisProgress['stage']> => {
    const stages: AnalysisProgress['stage'][] = [];
    const stop = await pages.follow(scope, (told) => stages.push(told.stage), ignore);
    stop();
    return stages[0];
  };
  return { store, pages, scope, page, stage };
}

test('pages of the owner come before files that a share link asks for again and again', async () => {
  const { pages, scope, page } = await pagesOf('turns.sqlite', 1e9);
  await page();
  const link = { ...scope, reader: 'viewer' as const, visitor: 'link' };
  let sent = 0;
  const files = Array.from({ length: tries(60, 2000) }, async () => {
    await pages.export(link, { what: 'communities', format: 'csv' });
    sent++;
  });
  await (await pages.page(scope, 'retention')).answer();
  expect(sent).toBeLessThan(files.length / 2);
  await Promise.all(files);
});

test('an analysis that nobody uses makes room for another one when memory is short', async () => {
  const { page, stage } = await pagesOf('memory.sqlite', 1);
  await page();
  expect(await stage()).toBe('ready');
  await page({ from: Date.UTC(2025, 9, 15) });
  expect(await stage()).not.toBe('ready');
});

test('many reports of one owner drop no report of another, but their own older ones', async () => {
  const location = `${folder.path}/shares.sqlite`;
  const store = await openStore(location);
  for (const [id, handle, followers] of [
    ['42', 'robin', 60],
    ['43', 'mallory', 40],
  ] as const)
    await fill(store, smallAudience(folder.path, { owner: { id, handle }, followers, days: 30 }));
  await store.close();
  const report = async (
    analyses: Analyses,
    account: string,
    from: number,
    reader: 'owner' | 'viewer' = 'owner',
  ) => {
    const settings = { seed: DEFAULT_SEED, from: Date.UTC(2025, 9, from) };
    const keys = { key: `${from}`, figures: `of ${from}` };
    const task = { location, account: account as AccountId, settings };
    const thread = analyses.of(keys, task, { visitor: 'owner', reader });
    await thread.whenReady();
    return thread;
  };
  const alone = new Analyses(1e9);
  const { bytes } = await report(alone, '42', 1);
  await alone.close();
  const analyses = new Analyses(2.4 * bytes);
  onTestFinished(() => analyses.close());
  const kept = await report(analyses, '42', 1);
  const flood = [];
  for (let from = 1; from <= tries(2, 25); from++) flood.push(await report(analyses, '43', from));
  expect(kept.failed).toBe(false);
  expect(flood.map(({ failed }) => failed)).toEqual([...flood.slice(1).map(() => true), false]);
  // A link drops what others saw through links, however many windows it asks for.
  const own = flood.at(-1)!;
  const shared = await report(analyses, '43', 26, 'viewer');
  const later = await report(analyses, '43', 27, 'viewer');
  expect([kept, own, shared, later].map(({ failed }) => failed)).toEqual([
    false,
    false,
    true,
    false,
  ]);
});

test('an analysis that nobody has looked at for 10 minutes is dropped', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const { page, stage } = await pagesOf('idle.sqlite', 1e9);
  await page();
  vi.advanceTimersByTime(9 * 60_000);
  expect(await stage()).toBe('ready');
  vi.advanceTimersByTime(11 * 60_000);
  expect(await stage()).not.toBe('ready');
});

/** Why an analysis ends does not matter here. */
function ignore(): void {}
