import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { buffer, text } from 'node:stream/consumers';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Ran, RunOptions } from './run-tribe.ts';

/** The program, for processes that are started in a way of their own. */
export const MAIN = join(inject('program'), 'main.js');

export interface ProcessOptions extends RunOptions {
  /** Options for Node itself. */
  node?: string[];
}

/** Starts the program as a process of its own, the way people start it. */
export function startTribe(
  args: string[],
  { database, environment, node }: ProcessOptions,
): ChildProcess {
  const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env;
  return spawn(process.execPath, [...(node ?? []), MAIN, ...args], {
    env: { ...inherited, TRIBE_DB: database, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Runs the program as a process of its own. Most tests need only {@link runTribe}. */
export async function runProcess(args: string[], options: ProcessOptions): Promise<Ran> {
  const child = startTribe(args, options);
  child.stdin?.on('error', () => undefined).end(options.input ?? '');
  return ended(child);
}

/** Waits until a process of {@link startTribe} has ended. */
export async function ended(child: ChildProcess): Promise<Ran> {
  const exit = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  const [stdout, stderr] = await Promise.all([
    child.stdout === null ? '' : buffer(child.stdout).then(String),
    child.stderr === null ? '' : text(child.stderr),
  ]);
  return { code: await exit, stdout, stderr };
}
