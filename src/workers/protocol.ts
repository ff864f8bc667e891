import type { MessagePort } from 'node:worker_threads';
import { TribeError } from '../model/errors.ts';

/** A task for a thread. */
export interface Call {
  /** The name of the task. */
  name: string;
  input: unknown;
  /** Where the thread sends its {@link Message}s. It closes the port after the last one. */
  port: MessagePort;
}

/**
 * A message from a thread: its progress, any number of times, and in the end the output or an
 * error.
 */
export type Message = { progress: unknown } | Ending;

/** How a call ended. */
export type Ending = { output: unknown } | { error: WrittenError };

/**
 * An error as plain data. An error that is sent to another thread would lose its class and its
 * advice.
 */
export interface WrittenError {
  message: string;
  /** Only a `TribeError` has advice. */
  advice?: string;
  publicMessage?: string;
  stack?: string;
}

export function writeError(error: unknown): WrittenError {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  if (error instanceof TribeError) {
    const { advice, publicMessage } = error;
    return { message, advice, ...(publicMessage !== undefined && { publicMessage }) };
  }
  return stack === undefined ? { message } : { message, stack };
}

export function readError({ message, advice, publicMessage, stack }: WrittenError): Error {
  if (advice !== undefined) {
    const error = new TribeError(message, advice);
    return publicMessage === undefined ? error : Object.assign(error, { publicMessage });
  }
  return Object.assign(new Error(message), stack !== undefined && { stack });
}

/**
 * Returns the buffers of all typed arrays in plain data, each once. As a transfer list, they are
 * moved instead of copied, and the sender can no longer use them.
 */
export function buffersIn(data: unknown, found: Set<ArrayBuffer> = new Set()): Set<ArrayBuffer> {
  if (ArrayBuffer.isView(data)) {
    if (data.buffer instanceof ArrayBuffer) found.add(data.buffer);
  } else if (typeof data === 'object' && data !== null) {
    for (const value of Object.values(data)) buffersIn(value, found);
  }
  return found;
}
