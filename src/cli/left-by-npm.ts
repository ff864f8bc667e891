/** As it was when the program began. */
const STARTED_BY = process.ppid;
const LOOK_EVERY = 250;

/**
 * Calls back once npm, having started this process, has gone. It passes a signal on only to the
 * shell that it starts programs with, and that ends without passing it on. Where somebody else
 * started this process nothing is watched: a server may well outlive the shell it was started from.
 */
export function whenLeftByNpm(callback: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const watch = setInterval(() => {
    if (process.ppid === STARTED_BY) return;
    clearInterval(watch);
    callback();
  }, LOOK_EVERY);
  watch.unref();
}
