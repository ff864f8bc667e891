/** The parent process at the start. */
const STARTED_BY = process.ppid;
const LOOK_EVERY = 250;

/**
 * Calls back when the process that started this one ends, if that is npm or a Tribefinder. npm passes
 * a signal only to its shell, and the shell ends without passing it on; a Tribefinder holds a channel
 * open. If something else started this process, it watches nothing, because a server may outlive the
 * shell that started it.
 */
export function whenLeft(callback: () => void): void {
  process.once('disconnect', callback);
  process.channel?.unref();
  if (process.env.npm_lifecycle_event === undefined) return;
  const watch = setInterval(() => {
    if (process.ppid === STARTED_BY) return;
    clearInterval(watch);
    callback();
  }, LOOK_EVERY);
  watch.unref();
}
