import type * as prompts from '@clack/prompts';
import { EXIT, TribeError } from '../model/errors.ts';

/** Whether somebody sits at a terminal who can be asked. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/**
 * Asks on standard error, so that results can go elsewhere. Throws a `TribeError` where there is
 * nobody to ask.
 */
export async function askYesNo(message: string, advice: string): Promise<boolean> {
  return answered(advice, (loaded, options) =>
    loaded.confirm({ ...options, message, initialValue: false }),
  );
}

/** A line of text; `signal` takes the question back, and `undefined` is returned. */
export async function askText(
  message: string,
  advice: string,
  check: (text: string) => string | undefined,
  signal?: AbortSignal,
): Promise<string | undefined> {
  return answered<string>(
    advice,
    (loaded, options) =>
      loaded.text({
        ...options,
        message,
        validate: (text) => check(text ?? ''),
        ...(signal !== undefined && { signal }),
      }),
    signal,
  );
}

/** A text that is not shown while it is typed. */
export async function askSecret(message: string, advice: string): Promise<string> {
  return answered<string>(advice, (loaded, options) => loaded.password({ ...options, message }));
}

type Prompts = typeof prompts;

/** @returns `undefined` where the signal took the question back. */
async function answered<Answer extends string | boolean>(
  advice: string,
  ask: (
    prompts: Prompts,
    options: { output: NodeJS.WriteStream },
  ) => Promise<string | boolean | symbol>,
  signal?: AbortSignal,
): Promise<Answer> {
  if (!canAsk())
    throw new TribeError('There is nobody to ask: this is no terminal.', advice, EXIT.usage);
  const loaded = await import('@clack/prompts');
  const answer = await ask(loaded, { output: process.stderr });
  if (!loaded.isCancel(answer)) return answer as Answer;
  if (signal?.aborted === true) return undefined as never;
  throw new TribeError('Stopped.', 'Nothing was changed.', 130);
}
