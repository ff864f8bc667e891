import { weightedQuantile } from '../../stats/weighted-quantile.ts';

/** Sends the next request, and resolves with the status of its answer. */
export type Ask = () => Promise<number>;

/** What happened while so many requests were always being answered. */
export interface LoadStep {
  /** Requests at once. */
  load: number;
  answered: number;
  /** Answers per second. */
  throughput: number;
  /** ms. */
  p99: number;
  /** The status of the first answer that was not 200. The step ended with it. */
  failed?: number;
}

/**
 * Keeps so many requests going at once for some seconds. Ends early with the first answer that is not
 * 200.
 */
export async function loadStep(ask: Ask, load: number, seconds: number): Promise<LoadStep> {
  const times: number[] = [];
  const began = performance.now();
  const until = began + seconds * 1000;
  let failed: number | undefined;
  const askInTurn = async (): Promise<void> => {
    while (failed === undefined) {
      const asked = performance.now();
      if (asked >= until) return;
      const status = await ask();
      if (status !== 200) failed ??= status;
      else times.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: load }, askInTurn));
  const elapsed = (performance.now() - began) / 1000;
  return {
    load,
    answered: times.length,
    throughput: times.length / elapsed,
    p99: weightedQuantile(times, new Uint8Array(times.length).fill(1), 0.99),
    ...(failed !== undefined && { failed }),
  };
}
