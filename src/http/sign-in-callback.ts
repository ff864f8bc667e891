import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EXIT, TribeError } from '../model/errors.ts';

/** The page to which X sends the owner's browser after they allowed access. */
export interface SignInCallback {
  /** The address to register with the developer app. */
  redirectUri: string;
  /** Resolves with the address to which X sent the browser. Ignores requests with another state. */
  address: (state: string) => Promise<string>;
  close: () => Promise<void>;
}

/** X accepts only the registered address, so the port is always the same. */
export const CALLBACK_PORT = 8722;
const PATH = '/callback';

const PAGE = (text: string): string =>
  `<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark">` +
  `<title>Tribefinder</title><body style="font:1.1rem system-ui;margin:4rem auto;max-width:30rem">` +
  `<p>${text}</p>`;

/** Starts to listen, on this machine only. Throws a `TribeError` if the port is in use. */
export async function startSignInCallback(port: number = CALLBACK_PORT): Promise<SignInCallback> {
  const waiting: { state: string; resolve: (address: string) => void }[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const found = waiting.find(({ state }) => state === url.searchParams.get('state'));
    const isOurs = request.method === 'GET' && url.pathname === PATH && found !== undefined;
    const text = isOurs
      ? 'You can close this page and return to the terminal.'
      : 'This page does not belong to a current sign-in.';
    response
      .writeHead(isOurs ? 200 : 404, {
        'content-type': 'text/html; charset=utf-8',
        // The address contains the code, so the next request must not send it as its referrer.
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        connection: 'close',
      })
      .end(PAGE(text));
    if (isOurs) found.resolve(url.href);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', () =>
      reject(
        new TribeError(
          `Port ${port} of this machine is in use, but X sends your browser there.`,
          'Stop the program that uses it, or paste the address: tribe connect x --paste',
          EXIT.usage,
        ),
      ),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    redirectUri: redirectUriAt(taken),
    address: (state) => new Promise((resolve) => waiting.push({ state, resolve })),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function redirectUriAt(port: number): string {
  return `http://127.0.0.1:${port}${PATH}`;
}
