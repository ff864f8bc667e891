import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { TribeError } from '../../src/model/errors.ts';
import { ThreadPool } from '../../src/workers/thread-pool.ts';
import {
  BREAK,
  COUNT,
  EXIT,
  EXIT_LATER,
  NEVER_END,
  REFUSE,
  SQUARE,
  UNLOADABLE,
} from '../support/thread-tasks.ts';

const TASKS = new URL('../support/thread-tasks.ts', import.meta.url);

function pool(tasks = TASKS): ThreadPool {
  const threads = new ThreadPool(tasks);
  onTestFinished(() => threads.end());
  return threads;
}

/** Resolves with what the task tells first. */
function firstTold(threads: ThreadPool): { told: Promise<string>; ended: Promise<unknown> } {
  const { promise, resolve } = Promise.withResolvers<string>();
  return { told: promise, ended: threads.run(NEVER_END, undefined, resolve) };
}

describe('a thread pool', () => {
  it('returns the output of a task after all of its progress, in order', async () => {
    const told: number[] = [];
    const squares = await pool().run(SQUARE, 1000, (n) => told.push(n));
    expect(told).toEqual(Array.from({ length: 1000 }, (_, n) => n));
    expect(squares).toEqual(Float64Array.from({ length: 1000 }, (_, n) => n * n));
  });

  it('rejects with the error of a task and its advice, and continues', async () => {
    const threads = pool();
    const refused = threads.run(REFUSE, 'Ask nicely.');
    await expect(refused).rejects.toEqual(new TribeError('No.', 'Ask nicely.'));
    const broken: unknown = await threads.run(BREAK, 'out of range').catch((error) => error);
    expect(broken).toMatchObject({ message: 'out of range' });
    expect((broken as Error).stack).toContain('thread-tasks.ts');
    await expect(threads.run(UNLOADABLE, undefined)).rejects.toThrow('nowhere.ts');
    expect(await threads.run(SQUARE, 3)).toEqual(Float64Array.of(0, 1, 4));
  });

  it('keeps its thread and memory from task to task', async () => {
    const threads = pool();
    const counts = [1, 2, 3].map(() => threads.run(COUNT, undefined));
    expect(await Promise.all(counts)).toEqual([1, 2, 3]);
  });

  it('ends if its thread dies in a task, and rejects all waiting tasks', async () => {
    const threads = pool();
    const [first, second] = [threads.run(EXIT, 3), threads.run(SQUARE, 1)];
    await expect(first).rejects.toThrow('exited with code: 3');
    await expect(second).rejects.toThrow('exited with code: 3');
    expect(threads.hasEnded).toBe(true);
  });

  it('ends if its thread dies between two tasks', async () => {
    const threads = pool();
    await threads.run(EXIT_LATER, undefined);
    await expect.poll(() => threads.hasEnded).toBe(true);
    await expect(threads.run(SQUARE, 1)).rejects.toThrow('an afterthought');
  });

  it('rejects tasks that cannot be loaded', async () => {
    const threads = pool(new URL('../support/no-such-tasks.ts', import.meta.url));
    await expect(threads.run(SQUARE, 1)).rejects.toThrow('no-such-tasks.ts');
  });

  it('stops a task that never ends, and rejects waiting ones, with the reason', async () => {
    const threads = pool();
    const { told, ended } = firstTold(threads);
    const waiting = threads.run(SQUARE, 1);
    const outcomes = Promise.allSettled([ended, waiting]);
    expect(await told).toBe('begins');
    const why = new TribeError('Stopped.', 'Ask again.');
    await threads.end(why);
    for (const outcome of await outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: why });
    }
    await expect(threads.run(SQUARE, 1)).rejects.toBe(why);
  });

  it('survives a task that uses more memory than there is', async () => {
    const stdout = await runProgram(
      `await threads.run({ name: 'use all memory' }).catch(({ code }) => console.log(code));`,
      ['--max-old-space-size=64'],
    );
    expect(stdout).toBe('ERR_WORKER_OUT_OF_MEMORY\n');
  });

  it('keeps the process alive while there is work, and no longer', async () => {
    const stdout = await runProgram(
      `threads.run({ name: 'square' }, 3).then((squares) => console.log(squares.join()));`,
    );
    expect(stdout).toBe('0,1,4\n');
  });
});

/** What a program prints that has `threads` and never ends them. */
async function runProgram(program: string, options: string[] = []): Promise<string> {
  const { href } = new URL('../../src/workers/thread-pool.ts', import.meta.url);
  const pool = `
    const { ThreadPool } = await import(${JSON.stringify(href)});
    const threads = new ThreadPool(new URL(${JSON.stringify(TASKS.href)}));
  `;
  const started = [...options, '--input-type=module', '-e', pool + program];
  return (await promisify(execFile)(process.execPath, started)).stdout;
}
