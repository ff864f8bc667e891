import type { MessagePort } from 'node:worker_threads';
import { TribeError } from '../model/errors.ts';

/** What a thread is asked to do. */
export interface Call {
  /** Of the task. */
  name: string;
  input: unknown;
  /** Where the thread tells how far it is. It closes it once everything is told. */
  progress: MessagePort;
}

/** How a call ended. */
export type Reply = { output: unknown } | { error: WrittenError };

/** An error as data: what is sent to another thread loses its class and its advice. */
interface WrittenError {
  message: string;
  /** Of a `TribeError`. */
  advice?: string;
  stack?: string;
}

export function writeError(error: unknown): WrittenError {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  if (error instanceof TribeError) return { message, advice: error.advice };
  return stack === undefined ? { message } : { message, stack };
}

export function readError({ message, advice, stack }: WrittenError): Error {
  if (advice !== undefined) return new TribeError(message, advice);
  return Object.assign(new Error(message), stack !== undefined && { stack });
}
