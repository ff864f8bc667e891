import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';

/**
 * Tells a browser of something that goes on, as server-sent events, until it is over or nobody
 * listens any more.
 *
 * @param follow begins to tell; calls `over` with the last event said. Gives how to stop.
 */
export function streamEvents(
  context: Context,
  follow: (
    say: (event: string, data: object) => void,
    over: () => void,
  ) => (() => void) | Promise<() => void>,
): Response {
  return streamSSE(context, async (stream) => {
    const ended = Promise.withResolvers<void>();
    stream.onAbort(ended.resolve);
    let said: Promise<unknown> = Promise.resolve();
    const say = (event: string, data: object): void => {
      said = said.then(() => stream.writeSSE({ event, data: JSON.stringify(data) }));
    };
    const stop = await follow(say, ended.resolve);
    await ended.promise;
    stop();
    await said;
  });
}
