/** Waits for work until the signal. The work goes on alone after that. */
export async function doneOrAborted(
  work: Promise<unknown>,
  signal: AbortSignal,
): Promise<'done' | 'aborted'> {
  if (signal.aborted) return 'aborted';
  let leave: (() => void) | undefined;
  const aborted = new Promise<'aborted'>((resolve) => {
    leave = () => resolve('aborted');
    signal.addEventListener('abort', leave, { once: true });
  });
  try {
    return await Promise.race([work.then(() => 'done' as const), aborted]);
  } finally {
    signal.removeEventListener('abort', leave!);
    // Nobody waits for the work any more, so its failure must not end the process.
    work.catch(() => undefined);
  }
}
