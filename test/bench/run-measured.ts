import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

/** What a process took, from its start to its end. */
export interface Usage {
  seconds: number;
  /** Of all its threads together. */
  cpuSeconds: number;
  peakMegabytes: number;
}

export interface Measured extends Usage {
  output: string;
}

const TELL_USAGE = pathToFileURL(join(import.meta.dirname, 'tell-usage.ts')).href;
const TRIBE = join(import.meta.dirname, '../../src/cli/main.ts');

/** Runs the command line of this checkout as a user would. */
export function runTribe(...args: string[]): Promise<Measured> {
  return runMeasured([TRIBE, ...args]);
}

/** Runs one of the programs in this folder, with a collector that it may call. */
export function runProgram(name: string, ...args: string[]): Promise<Measured> {
  return runMeasured(['--expose-gc', join(import.meta.dirname, name), ...args]);
}

/** What such a program prints as JSON. */
export async function resultOf<Result>(name: string, ...args: string[]): Promise<Result> {
  return JSON.parse((await runProgram(name, ...args)).output) as Result;
}

/** Runs Node in a process of its own; throws where it fails. */
async function runMeasured(args: string[]): Promise<Measured> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', TELL_USAGE, ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  const [output, told, [code]] = await Promise.all([
    text(child.stdout as Readable),
    text(child.stdio[3] as Readable),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  const seconds = (performance.now() - began) / 1000;
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}`);
  return { seconds, output, ...(JSON.parse(told) as Omit<Usage, 'seconds'>) };
}
