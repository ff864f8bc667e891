import type { ClientRequest, IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';

/**
 * Waits for the response to a request, whatever a server sends: a status that does not exist, or a
 * change to another protocol.
 */
export function responseTo(request: ClientRequest, signal: AbortSignal): Promise<Response> {
  return new Promise((resolve, reject) => {
    request.on('response', (message) => {
      try {
        resolve(responseOf(message));
      } catch (error) {
        message.destroy();
        reject(error);
      }
    });
    request.on('error', (error) => reject(signal.aborted ? signal.reason : error));
    request.on('close', () => reject(new Error('the server sent no response')));
  });
}

/** Returns the response of a server. Throws for a redirect, and for a status that does not exist. */
function responseOf(message: IncomingMessage): Response {
  const { statusCode: status = 0 } = message;
  if (status < 200 || status > 599) throw new Error('the server sent a status that does not exist');
  if (status >= 300 && status < 400) throw new Error('the server sent us somewhere else');
  const fields = Object.entries(message.headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
  const mayHaveBody = ![204, 205].includes(status);
  const body = mayHaveBody ? (Readable.toWeb(message) as ReadableStream) : null;
  return new Response(body, { status, headers: fields });
}
