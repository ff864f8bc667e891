import { channel } from 'node:diagnostics_channel';

const TIMES = channel('tribefinder:analysis');

/** Makes an analysis, and reports to listeners how long it took, failed or not. */
export async function timed<Result>(make: () => Promise<Result>): Promise<Result> {
  const began = performance.now();
  try {
    return await make();
  } finally {
    TIMES.publish((performance.now() - began) / 1000);
  }
}

/** Calls a function with the seconds of each analysis that this process makes from now on. */
export function onAnalysed(listener: (seconds: number) => void): void {
  TIMES.subscribe((seconds) => listener(seconds as number));
}
