import { hash } from 'node:crypto';
import type { z } from 'zod';
import type { Endpoint } from '../../platforms/x/limits.ts';
import { LIMITS } from '../../platforms/x/limits.ts';
import type { Resource } from '../../platforms/x/prices.ts';
import type { XPage } from '../../platforms/x/read-page.ts';
import { readPage } from '../../platforms/x/read-page.ts';
import type { XRequest } from '../../platforms/x/x-client.ts';
import type { CollectorRun } from '../../store/ports/collector-memory.ts';
import type { Answer, Payer } from './ask-x.ts';
import { askX } from './ask-x.ts';
import type { Collector } from './collector.ts';
import { Stopped } from './stopped.ts';

/** A list that X gives page by page. */
export interface PagedList<Item extends { id: string }> {
  /** Of its runs: a run that has not ended is gone on with. */
  kind: string;
  endpoint: Endpoint;
  params: Record<string, string>;
  query: XRequest['query'];
  resource: Resource;
  item: z.ZodType<Item>;
  /** About how many there are, where that is known. */
  expected: number | undefined;
  /** No more than these are read; that is then no end of the list. */
  most?: number;
  /** Whether the ids of each page are kept. */
  keepIds: boolean;
  /** What a page says is written down before the page counts as read. */
  onPage: (items: Item[], at: number, run: CollectorRun) => Promise<void>;
}

/** A list read as far as it goes. */
export interface PagedSnapshot {
  run: CollectorRun;
  /** Its end was really reached, and nothing on the way was missing. */
  complete: boolean;
  read: number;
}

/** What is remembered of a run between its pages. */
interface Notes {
  part: number;
  read: number;
  /** Digests of the cursors that were used. */
  cursors: string[];
  /** Pages in a row that brought nothing new. */
  barren: number;
  /** Pages with something missing that asking again did not bring. */
  flawed: boolean;
}

const NEW: Notes = { part: 0, read: 0, cursors: [], barren: 0, flawed: false };

/** So many pages in a row without anybody new: the list goes round in circles. */
const MOST_BARREN = 5;
/** A page is asked for so often until it is whole. */
const TRIES = 3;
/** As often a list is begun anew in one go because its cursor had expired. */
const MOST_RESTARTS = 3;
const PAUSE = 2000;
/** Asked for beyond what is expected: lists grow while they are read. */
const MARGIN = { share: 0.1, least: 20 };
const SMALLEST_PAGE = 100;

/**
 * Reads a list to its end, or goes on where a run of its kind was left. Throws `Stopped` where it
 * cannot go on now; what was read until then is kept.
 *
 * @param onExpired told of a run that cannot be gone on with: what it read is true, but not whole
 */
export async function readPaged<Item extends { id: string }>(
  c: Collector,
  list: PagedList<Item>,
  payer: Payer,
  onExpired: (run: CollectorRun) => Promise<void>,
): Promise<PagedSnapshot> {
  for (let restarts = 0; ; restarts++) {
    const run =
      (await c.memory.runs.open(list.kind)) ??
      (await c.memory.runs.begin(list.kind, c.clock.now()));
    const snapshot = await readRun(c, list, run, payer);
    if (snapshot !== 'expired') return { run, ...snapshot };
    await onExpired(run);
    await c.memory.runs.end(run.number, c.clock.now(), 'expired');
    if (restarts === MOST_RESTARTS)
      throw new Stopped('misunderstood', 'X keeps losing the position in the list.');
  }
}

async function readRun<Item extends { id: string }>(
  c: Collector,
  list: PagedList<Item>,
  run: CollectorRun,
  payer: Payer,
): Promise<Omit<PagedSnapshot, 'run'> | 'expired'> {
  let notes: Notes = run.stage === '' ? NEW : (JSON.parse(run.notes) as Notes);
  let cursor = run.cursor;
  let stage = run.stage;
  const known = new Set<string>();
  for (const page of list.keepIds ? await c.memory.runs.pages(run.number) : []) {
    for (const id of page.ids) known.add(id);
  }
  while (stage !== 'end') {
    c.onCollected?.(list.kind, notes.read, list.expected);
    const answer = await wholePage(c, list, payer, cursor, notes);
    if (answer === 'expired') return 'expired';
    const { page, at, sentAt, settle, repeats } = answer;
    const fresh = page.items.filter(({ id }) => !known.has(id));
    for (const { id } of fresh) known.add(id);
    await list.onPage(page.items, at, run);
    const barren = fresh.length === 0 ? notes.barren + 1 : 0;
    const circles = repeats || barren >= MOST_BARREN;
    const enough = list.most !== undefined && notes.read + fresh.length >= list.most;
    notes = {
      part: notes.part + 1,
      read: notes.read + fresh.length,
      cursors: cursor === null ? notes.cursors : [...notes.cursors, digestOf(cursor)],
      barren,
      flawed: notes.flawed || circles || page.problems.length > 0,
    };
    const from = { cursor, stage };
    const isEnd = page.next === undefined || circles || enough;
    cursor = isEnd ? null : page.next!;
    stage = isEnd ? 'end' : 'pages';
    await settle({
      number: run.number,
      ...(list.keepIds && {
        page: { part: notes.part, sentAt, at, ids: keptIds(c, page.items) },
      }),
      state: { cursor, stage, notes: JSON.stringify(notes) },
      from,
    });
  }
  c.onCollected?.(list.kind, notes.read, list.expected);
  return { complete: !notes.flawed, read: notes.read };
}

function keptIds(c: Collector, items: readonly { id: string }[]): string[] {
  return items.map(({ id }) => id).filter((id) => !c.isForgotten(id));
}

type WholePage<Item> = Answer<XPage<Item>> & { repeats: boolean };

/**
 * A page with nothing missing, asked for again where it is not whole: that costs nothing more, as X
 * charges once a day. What stays missing is in `problems`.
 */
async function wholePage<Item extends { id: string }>(
  c: Collector,
  list: PagedList<Item>,
  payer: Payer,
  cursor: string | null,
  notes: Notes,
): Promise<WholePage<Item> | 'expired'> {
  for (let tries = 1; ; tries++) {
    const answer = await askForPage(c, list, payer, cursor, notes);
    if ('refused' in answer) {
      if (cursor !== null && answer.refused === 400) return 'expired';
      throw new Stopped(
        'misunderstood',
        `X refused the request (${answer.refused}): ${answer.reason}`,
      );
    }
    const { items, next, problems } = answer.page;
    const repeats =
      next !== undefined && (next === cursor || notes.cursors.includes(digestOf(next)));
    if (problems.length === 0 && !repeats) return { ...answer, repeats };
    if (tries === TRIES) {
      if (items.length > 0 || repeats) return { ...answer, repeats };
      await answer.settle();
      throw new Stopped('misunderstood', 'X returned only errors.');
    }
    await answer.settle();
    await c.clock.wait(c.clock.now() + PAUSE * tries, 'X sent an incomplete page');
  }
}

function askForPage<Item extends { id: string }>(
  c: Collector,
  list: PagedList<Item>,
  payer: Payer,
  cursor: string | null,
  notes: Notes,
) {
  const { endpoint, params, query, resource } = list;
  return askX(c, {
    endpoint,
    resource,
    key: [list.kind, params.id ?? '', cursor ?? ''].join(' '),
    size: pageSize(list, notes.read),
    request: (size) => ({
      params,
      query: { ...query, max_results: size, ...(cursor !== null && { pagination_token: cursor }) },
    }),
    read: (body) => readPage(body, list.item),
    ids: (page) => page.items.map(({ id }) => id),
    payer,
  });
}

/** No more than may still be there: so much money is set aside for the page. */
function pageSize(
  { endpoint, expected, most }: Pick<PagedList<never>, 'endpoint' | 'expected' | 'most'>,
  read: number,
): number {
  const { page, leastPage } = LIMITS[endpoint];
  const wanted =
    Math.min(most ?? Infinity, expected === undefined ? Infinity : withMargin(expected)) - read;
  return Math.max(
    leastPage,
    Math.min(page, Math.max(wanted, most === undefined ? SMALLEST_PAGE : 1)),
  );
}

/** So many may have come to a list since it was counted. */
export function withMargin(expected: number): number {
  return Math.ceil(expected * (1 + MARGIN.share)) + MARGIN.least;
}

function digestOf(cursor: string): string {
  return hash('sha256', cursor, 'hex').slice(0, 12);
}
