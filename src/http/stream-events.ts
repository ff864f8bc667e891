import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';

/**
 * Streams server-sent events until the last one, or until the browser disconnects.
 *
 * @param follow starts to send events and calls `end` after the last. Returns a function that stops it.
 */
export function streamEvents(
  context: Context,
  follow: (
    send: (event: string, data: object) => void,
    end: () => void,
  ) => (() => void) | Promise<() => void>,
): Response {
  return streamSSE(context, async (stream) => {
    const ended = Promise.withResolvers<void>();
    stream.onAbort(ended.resolve);
    let sent: Promise<unknown> = Promise.resolve();
    const send = (event: string, data: object): void => {
      sent = sent.then(() => stream.writeSSE({ event, data: JSON.stringify(data) }));
    };
    const stop = await follow(send, ended.resolve);
    await ended.promise;
    stop();
    await sent;
  });
}
