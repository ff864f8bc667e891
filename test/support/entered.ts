import { on } from 'node:events';
import type { Readable } from 'node:stream';

/** Opens the link that `tribe serve` prints: where the server is, and the cookie of the session. */
export async function entered(link: string): Promise<{ url: string; cookie: string }> {
  const response = await fetch(link, { redirect: 'manual' });
  const [cookie] = (response.headers.get('set-cookie') ?? '').split(';');
  return { url: new URL('/', link).href, cookie };
}

/** Waits until the program says where it is, and gives the link. */
export async function printedLink(output: Readable): Promise<string> {
  let said = '';
  // Not the stream itself: leaving the loop would close it.
  for await (const [chunk] of on(output, 'data', { close: ['end'] })) {
    said += String(chunk);
    const link = /http\S+enter\?token=[\w-]{43}/u.exec(said);
    if (link !== null) return link[0];
  }
  throw new Error(`no link was printed, but: ${said}`);
}
