import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { Environment } from './environment.ts';
import { Places } from './places.ts';

const MOST_STREAMS = { perCaller: 30, inAll: 300 };

/** Starts to send events and calls `end` after the last. Returns a function that stops it. */
type Follow = (
  send: (event: string, data: object) => void,
  end: () => void,
) => (() => void) | Promise<() => void>;

export type StreamEvents = (context: Context<Environment>, follow: Follow) => Promise<Response>;

/**
 * Returns a function that streams server-sent events until the last one, or until the browser
 * disconnects. It refuses a stream to callers who have too many open.
 *
 * @param draining ends all streams when it is aborted. Browsers then ask again, and reach another server.
 */
export function eventStreams(draining: AbortSignal): StreamEvents {
  const places = new Places(MOST_STREAMS);
  return async (context, follow) => {
    const leave = places.take(context.get('visitor').limitedAs);
    const opened = Promise.withResolvers<SSEStreamingApi>();
    const ended = Promise.withResolvers<void>();
    const over = new AbortController();
    let sent: Promise<unknown> = opened.promise;
    const send = (event: string, data: object): void => {
      sent = sent.then(async () =>
        (await opened.promise).writeSSE({ event, data: JSON.stringify(data) }),
      );
    };
    // An error here becomes an ordinary error response, which a started stream could not send.
    const stop = await started(() => follow(send, ended.resolve), leave);
    return streamSSE(context, async (stream) => {
      stream.onAbort(ended.resolve);
      opened.resolve(stream);
      draining.addEventListener('abort', () => ended.resolve(), { signal: over.signal });
      if (!draining.aborted) await ended.promise;
      over.abort();
      stop();
      leave();
      await sent;
    });
  };
}

async function started<Result>(
  start: () => Result | Promise<Result>,
  onFailed: () => void,
): Promise<Result> {
  try {
    return await start();
  } catch (error) {
    onFailed();
    throw error;
  }
}
