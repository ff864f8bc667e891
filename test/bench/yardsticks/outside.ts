import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';

/** What a program outside of the project prints as JSON; `undefined` where it cannot run. */
export function printedBy<Result>(program: string, ...args: string[]): Result | undefined {
  try {
    const printed = execFileSync(program, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return JSON.parse(printed) as Result;
  } catch {
    return undefined;
  }
}

/** A package of npm that the project does not depend on; `undefined` where it is not installed. */
export function packageNamed<Package>(name: string): Package | undefined {
  try {
    return createRequire(import.meta.url)(name) as Package;
  } catch {
    return undefined;
  }
}

/** Returns the processor seconds of this process that work takes, and its result. */
export function cpuOf<Result>(work: () => Result): { seconds: number; result: Result } {
  const began = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(began);
  return { seconds: (user + system) / 1e6, result };
}
