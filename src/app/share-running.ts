/**
 * Work that is going on already is not begun a second time: whoever asks meanwhile waits for the
 * same result. Once it has ended, the next to ask begins it anew.
 */
export function shareRunning<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<Result> | undefined;
  return () =>
    (running ??= work().finally(() => {
      running = undefined;
    }));
}
