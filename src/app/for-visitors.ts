import { TribeError } from '../model/errors.ts';

/** An error as visitors of a server read it. */
export interface ForVisitors {
  message: string;
  advice: string;
}

/**
 * Returns what visitors read about an error: what they can do something about, and no path and no
 * internals. Reports every other cause to whoever runs the server.
 *
 * @param onDefect called with an error of which visitors don't read everything.
 */
export function forVisitors(error: unknown, onDefect: (error: unknown) => void): ForVisitors {
  if (error instanceof TribeError && error.publicMessage === undefined)
    return { message: error.message, advice: error.advice };
  onDefect(error);
  return error instanceof TribeError
    ? {
        message: error.publicMessage!,
        advice: 'Tell the person who runs this server. Its log says what to do.',
      }
    : { message: 'The server failed because of a bug', advice: 'See the log of the server.' };
}
