import { CommanderError } from 'commander';
import { EXIT, TribeError } from '../model/errors.ts';
import { typedHere } from './typed-here.ts';
import { printable, stylesFor, write } from './streams.ts';

/** Writes the error to standard error and returns the exit code. */
export function reportError(error: unknown): number {
  // Commander has already printed its message or the help.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  const color = stylesFor('stderr');
  if (error instanceof TribeError) {
    write(
      'stderr',
      `${color.red(printable(error.message))}\n${printable(typedHere(error.advice))}\n`,
    );
    return error.exitCode;
  }
  const message = error instanceof Error ? error.message : String(error);
  const stack = process.env.TRIBE_DEBUG === '1' && error instanceof Error ? error.stack : undefined;
  write(
    'stderr',
    `${color.red(`Tribefinder failed: ${printable(message)}`)}\n` +
      `This is a bug in Tribefinder. ${stack ?? 'Set TRIBE_DEBUG=1 to see where it happened.'}\n`,
  );
  return EXIT.failed;
}
