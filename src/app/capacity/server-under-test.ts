import { Agent as PlainAgent, get as getPlain } from 'node:http';
import { Agent as SecureAgent, get as getSecure } from 'node:https';
import { z } from 'zod';
import { EXIT, TribeError } from '../../model/errors.ts';
import { CapacityPage } from '../../model/pages/capacity.ts';
import type { Ask } from './load-step.ts';

/** As the requests of a load test call themselves, so that the server does not take them for load. */
export const LOAD_TEST = 'tribe-capacity';
/** ms. The server is stuck, or gone. */
const LONGEST_WAIT = 60_000;
/** Bytes. No page of ours is larger. */
const LARGEST_PAGE = 64 * 2 ** 20;
/** People, communities and topics whose pages are asked for. */
const MOST_PAGES = 20;

const Session = z.object({
  signedIn: z.boolean(),
  sharedUntil: z.string().nullable(),
  accounts: z.array(z.object({ id: z.string(), role: z.string() })),
  usual: z.string().nullable(),
});
const Report = z.object({
  communities: z.array(z.object({ id: z.union([z.string(), z.number()]) })),
  topics: z.array(z.object({ id: z.string() })),
});
const People = z.object({ items: z.array(z.object({ id: z.string() })) });

/** A server, as a visitor sees it. */
export interface ServerUnderTest {
  /** Opens the next of some pages of the report, never to change anything. */
  ask: Ask;
  /** `undefined` if the server doesn't say, such as to people with a share link. */
  capacity(): Promise<CapacityPage | undefined>;
  close(): void;
}

/** Opens a link that starts a session, and returns its cookie. */
export async function enter(link: string): Promise<string> {
  const response = await fetch(link, {
    redirect: 'manual',
    headers: { 'user-agent': LOAD_TEST },
    signal: AbortSignal.timeout(LONGEST_WAIT),
  });
  const [cookie] = (response.headers.get('set-cookie') ?? '').split(';');
  if (cookie !== '') return cookie;
  throw new TribeError(
    'The link does not open the dashboard.',
    'A link works once. Start "tribe serve" again, and use the link that it prints.',
    EXIT.usage,
  );
}

/**
 * Prepares to load a server with the pages of an account, and waits until its report is made. Throws a
 * `TribeError` if none of the cookies is that of an owner, unless `viewers` says that they may be
 * those of share links.
 *
 * @param cookies of sessions, which take turns: the owner's, and then any number of viewers'.
 * @param account default: the usual one of the server.
 */
export async function serverUnderTest(
  origin: string,
  cookies: readonly string[],
  { account, viewers = false }: { account?: string | undefined; viewers?: boolean } = {},
): Promise<ServerUnderTest> {
  const client = new Client(origin);
  const [first] = cookies;
  const read = async <Page>(path: string, page: z.ZodType<Page>, cookie = first): Promise<Page> => {
    const { status, text } = await client.get(path, cookie);
    if (status !== 200)
      throw new TribeError(
        `The server answers ${path} with ${status}.`,
        'See what the server says.',
      );
    return page.parse(JSON.parse(text));
  };
  const session = await read('/api/v1/session', Session);
  const of = account ?? session.usual;
  const role = session.accounts.find(({ id }) => id === of)?.role;
  if (!session.signedIn || role === undefined || (role !== 'owner' && !viewers)) throw notYours();
  const query = `?account=${encodeURIComponent(of!)}`;
  // A stream that ends when the report is there.
  await client.get(`/api/v1/progress${query}`, first);
  // People have other ids for viewers than for owners.
  const seenBy = async (cookie: string): Promise<string[]> => {
    const report = await read(`/api/v1/report${query}`, Report, cookie);
    const { items } = await read(`/api/v1/people${query}`, People, cookie);
    const paths = pagesOf(report, items).map((path) => `/api/v1/${path}${query}`);
    // The server makes some things once, such as the layout of the map. They are no part of the load.
    for (const path of paths) await client.get(path, cookie);
    return paths;
  };
  const ofFirst = await seenBy(first);
  const ofOthers = cookies.length > 1 ? await seenBy(cookies[1]) : ofFirst;
  let turn = 0;
  return {
    ask: async () => {
      const visitor = turn % cookies.length;
      const paths = visitor === 0 ? ofFirst : ofOthers;
      const path = paths[Math.floor(turn++ / cookies.length) % paths.length];
      return (await client.get(path, cookies[visitor])).status;
    },
    capacity: async () => {
      const { status, text } = await client.get(`/api/v1/capacity${query}`, first);
      return status === 200 ? CapacityPage.parse(JSON.parse(text)) : undefined;
    },
    close: () => client.close(),
  };
}

/** The pages that people open most, a kind at a time. */
function pagesOf(
  { communities, topics }: z.infer<typeof Report>,
  people: z.infer<typeof People>['items'],
): string[] {
  const kinds = [
    communities.map((one) => `communities/${idOf(one)}`),
    topics.map((one) => `topics/${idOf(one)}`),
    people.map((one) => `people/${idOf(one)}`),
  ].filter((pages) => pages.length > 0);
  return Array.from({ length: MOST_PAGES }, (_, turn) => [
    'report',
    'map',
    'people',
    ...kinds.map((pages) => pages[turn % pages.length]),
  ]).flat();
}

function idOf({ id }: { id: string | number }): string {
  return encodeURIComponent(id);
}

function unreachable({ message }: Error): TribeError {
  return new TribeError(
    `The server no longer answers (${message}).`,
    'Look whether it is still running.',
  );
}

function notYours(): TribeError {
  return new TribeError(
    'Only the owner of an account may test the server of its dashboard.',
    'Use the link that "tribe serve" prints, or the cookie of your session in TRIBE_COOKIE.',
    EXIT.usage,
  );
}

/** Asks over connections that stay open. */
class Client {
  readonly #origin: string;
  readonly #agent: PlainAgent | SecureAgent;

  constructor(origin: string) {
    this.#origin = origin;
    const options = { keepAlive: true };
    this.#agent = origin.startsWith('https:') ? new SecureAgent(options) : new PlainAgent(options);
  }

  get(path: string, cookie: string): Promise<{ status: number; text: string }> {
    const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>();
    const get = this.#origin.startsWith('https:') ? getSecure : getPlain;
    const headers = { cookie, 'user-agent': LOAD_TEST, accept: 'application/json' };
    const request = get(new URL(path, this.#origin), { agent: this.#agent, headers }, (answer) => {
      const parts: Buffer[] = [];
      let size = 0;
      answer.on('data', (part: Buffer) => {
        size += part.length;
        if (size > LARGEST_PAGE) request.destroy(new Error('The page does not end.'));
        else parts.push(part);
      });
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({ status: answer.statusCode!, text: Buffer.concat(parts).toString() }),
      );
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      // The server closed an idle connection just as it was used again.
      const isClosed = request.reusedSocket && error.code === 'ECONNRESET';
      if (isClosed) this.get(path, cookie).then(resolve, reject);
      else reject(unreachable(error));
    });
    request.setTimeout(LONGEST_WAIT, () => request.destroy(new Error('The server is silent.')));
    return promise;
  }

  close(): void {
    this.#agent.destroy();
  }
}
