import type * as prompts from '@clack/prompts';
import { EXIT, TribeError } from '../model/errors.ts';
import { drawingStream, isTerminal, printable } from './streams.ts';

/** Returns whether a person can answer: standard input and standard error are a terminal. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && isTerminal('stderr');
}

/**
 * Asks on standard error, so that standard output holds only results. Throws a `TribeError` if
 * there is no terminal.
 */
export async function askYesNo(message: string, advice: string): Promise<boolean> {
  return prompt(advice, (loaded, options) =>
    loaded.confirm({ ...options, message: printable(message), initialValue: false }),
  );
}

/** Asks for a line of text. Returns `undefined` if `signal` cancels the question. */
export async function askText(
  message: string,
  advice: string,
  check: (text: string) => string | undefined,
  { signal, initial }: { signal?: AbortSignal; initial?: string | undefined } = {},
): Promise<string | undefined> {
  return prompt<string>(
    advice,
    (loaded, options) =>
      loaded.text({
        ...options,
        message: printable(message),
        validate: (text) => check(text ?? ''),
        ...(initial !== undefined && { initialValue: printable(initial) }),
      }),
    signal,
  );
}

/** Asks for one of several answers. */
export async function askChoice<Choice extends string>(
  message: string,
  advice: string,
  choices: readonly { value: Choice; label: string }[],
  initial?: Choice,
): Promise<Choice> {
  const options = choices.map(({ value, label }) => ({
    value: value as string,
    label: printable(label),
  }));
  return prompt<Choice>(advice, (loaded, where) =>
    loaded.select({
      ...where,
      message: printable(message),
      options,
      ...(initial !== undefined && { initialValue: initial as string }),
    }),
  );
}

/** Asks for a text and hides it while it is typed. */
export async function askSecret(message: string, advice: string): Promise<string> {
  return prompt<string>(advice, (loaded, options) =>
    loaded.password({ ...options, message: printable(message) }),
  );
}

type Prompts = typeof prompts;

/**
 * Returns `undefined` if the signal cancelled the question. Throws a `TribeError` if there is no
 * terminal, or if its input ends.
 */
async function prompt<Answer extends string | boolean>(
  advice: string,
  ask: (
    prompts: Prompts,
    options: { input: NodeJS.ReadStream; output: NodeJS.WriteStream; signal: AbortSignal },
  ) => Promise<string | boolean | symbol>,
  signal?: AbortSignal,
): Promise<Answer> {
  if (!canAsk())
    throw new TribeError(
      'Tribefinder needs an answer, but this is not a terminal.',
      advice,
      EXIT.usage,
    );
  const loaded = await import('@clack/prompts');
  const input = whenInputEnds();
  const signals = signal === undefined ? [input.ended] : [input.ended, signal];
  try {
    const options = {
      input: process.stdin,
      output: drawingStream(),
      signal: AbortSignal.any(signals),
    };
    const answer = await ask(loaded, options);
    if (!loaded.isCancel(answer)) return answer as Answer;
  } finally {
    input.stopWatching();
  }
  if (signal?.aborted === true) return undefined as never;
  if (input.ended.aborted)
    throw new TribeError('The input ended before you answered.', advice, EXIT.usage);
  throw new TribeError('Stopped.', 'Nothing has changed.', 130);
}

/** A signal that nobody can answer any more. */
function whenInputEnds(): { ended: AbortSignal; stopWatching: () => void } {
  const { stdin } = process;
  const controller = new AbortController();
  const end = (): void => controller.abort();
  const events = ['end', 'close', 'error'] as const;
  for (const event of events) stdin.once(event, end);
  if (stdin.readableEnded || stdin.destroyed) end();
  return {
    ended: controller.signal,
    stopWatching() {
      for (const event of events) stdin.off(event, end);
    },
  };
}
