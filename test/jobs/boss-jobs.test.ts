import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Job, Jobs } from '../../src/jobs/jobs.ts';
import { openBossJobs } from '../../src/jobs/postgres/open-boss-jobs.ts';
import { whenDone } from '../../src/jobs/when-done.ts';
import { postgresServer } from '../support/postgres-server.ts';

const server = postgresServer();
const PACE = { look: 20, silence: 600 };
/** A process that never says that it lives, as one that was killed. */
const SILENT = { ...PACE, silence: 10 ** 9 };
const SLOW = { timeout: 30_000 };
const WAIT = new AbortController().signal;

/** Opens the jobs of a database for some processes. */
async function processes(
  paces: (typeof PACE)[],
  onDefect: (error: unknown) => void = () => {},
): Promise<Jobs[]> {
  const url = await server.database();
  const opened = await Promise.all(paces.map((pace) => openBossJobs(url, onDefect, pace)));
  onTestFinished(async () => void (await Promise.all(opened.map((jobs) => jobs.stop(0)))));
  return opened;
}

function analysis(owner: string, key: string): Parameters<Jobs['add']>[0] {
  return { queue: 'analysis', owner, key, input: { key } };
}

describe('jobs of several processes', () => {
  it('are done once each, by whoever is free, and one at a time for each owner', async () => {
    const [web, ...workers] = await processes([PACE, PACE, PACE, PACE]);
    const [running, done] = [new Map<string, number>(), [] as string[]];
    let most = 0;
    const handler = async ({ owner, key }: Job): Promise<object> => {
      running.set(owner, (running.get(owner) ?? 0) + 1);
      most = Math.max(most, ...running.values());
      await sleep(5);
      running.set(owner, running.get(owner)! - 1);
      done.push(key);
      return { done: key };
    };
    const keys = ['ada', 'ben', 'cem'].flatMap((owner) =>
      [1, 2, 3, 4].map((n) => [owner, `${owner} ${n}`]),
    );
    for (const worker of workers) worker.work('analysis', 2, handler);
    const ids = await Promise.all(keys.map(([owner, key]) => web.add(analysis(owner, key))));
    const outputs = await Promise.all(ids.map((id) => whenDone(web, 'analysis', id, WAIT)));
    expect(outputs).toEqual(keys.map(([, key]) => ({ done: key })));
    expect(done.toSorted()).toEqual(keys.map(([, key]) => key).toSorted());
    expect(most).toBe(1);
  });

  it('come in turns of the owners, and a key that waits is not added again', async () => {
    const [jobs] = await processes([PACE]);
    const order: string[] = [];
    for (const key of ['ada 1', 'ada 2', 'ada 3']) await jobs.add(analysis('ada', key));
    for (const key of ['ben 1', 'ben 2']) await jobs.add(analysis('ben', key));
    const last = await jobs.add(analysis('ada', 'ada 3'));
    expect(await jobs.depths()).toContainEqual(
      expect.objectContaining({ queue: 'analysis', waiting: 5 }),
    );
    jobs.work('analysis', 1, async ({ key }) => ({ count: order.push(key) }));
    await whenDone(jobs, 'analysis', last, WAIT);
    expect(order).toEqual(['ada 1', 'ben 1', 'ada 2', 'ben 2', 'ada 3']);
  });

  it('of an owner are forgotten, also while one of them is done', SLOW, async () => {
    const [web, worker] = await processes([PACE, PACE]);
    const stopped: string[] = [];
    worker.work('analysis', 1, async ({ owner, signal }) => {
      if (owner === 'ben') return {};
      while (!signal.aborted) await sleep(5);
      return { count: stopped.push(owner) };
    });
    const ids = [await web.add(analysis('ada', 'ada 1')), await web.add(analysis('ada', 'ada 2'))];
    const isRunning = async () => (await web.find('analysis', ids[0]))?.state === 'running';
    await expect.poll(isRunning, SLOW).toBe(true);
    const kept = await web.add(analysis('ben', 'ben 1'));
    await web.forget('ada');
    await expect.poll(() => stopped, SLOW).toEqual(['ada']);
    await whenDone(web, 'analysis', kept, WAIT);
    const found = await Promise.all([...ids, kept].map((id) => web.find('analysis', id)));
    expect(found.map((job) => job?.state)).toEqual([undefined, undefined, 'done']);
  });

  it('go to another process when theirs hands them back, or falls silent', async () => {
    const [first, second, third] = await processes([PACE, SILENT, PACE]);
    const began: string[] = [];
    const never = (name: string) => (): Promise<object> => {
      began.push(name);
      return new Promise(() => {});
    };
    const id = await first.add(analysis('ada', 'ada 1'));
    first.work('analysis', 1, never('first'));
    await expect.poll(() => began, SLOW).toEqual(['first']);
    await first.stop(0);
    // The second takes it and says nothing more.
    second.work('analysis', 1, never('second'));
    await expect.poll(() => began, SLOW).toEqual(['first', 'second']);
    third.work('analysis', 1, async () => ({ by: 'third' }));
    expect(await whenDone(third, 'analysis', id, WAIT)).toEqual({ by: 'third' });
  });

  it('that fail every time are kept until somebody retries them', async () => {
    const defects: unknown[] = [];
    const [jobs] = await processes([PACE], (error) => defects.push(error));
    let isBroken = true;
    const id = await jobs.add(analysis('ada', 'ada 1'));
    jobs.work('analysis', 1, async () => {
      if (isBroken) throw new Error('the disk is full');
      return { done: true };
    });
    await expect(whenDone(jobs, 'analysis', id, WAIT)).rejects.toThrow('the disk is full');
    expect(await jobs.failed()).toMatchObject([{ id, owner: 'ada', message: 'the disk is full' }]);
    expect(defects.length).toBe(6);
    isBroken = false;
    expect(await jobs.retry(id)).toBe(true);
    expect(await whenDone(jobs, 'analysis', id, WAIT)).toEqual({ done: true });
    expect(await jobs.failed()).toEqual([]);
  });
});
