import type { SnapshotEvent } from '../../model/events.ts';
import type { PersonId } from '../../model/ids.ts';
import type { Instant } from '../../model/instant.ts';
import { formatInstant } from '../../model/instant.ts';
import { missingFields, personOf, USER_FIELDS, XUser } from '../../platforms/x/map-user.ts';
import type { CollectorRun, RunPage } from '../../store/ports/collector-memory.ts';
import type { Payer } from './ask-x.ts';
import type { WritingCollector } from './collector.ts';
import type { Finding } from './look-up.ts';
import { endLookUps, lookUp, nextDoubts, statusesOf } from './look-up.ts';
import { readPaged } from './read-paged.ts';
import { writeEvents, writeProfiles } from './write-events.ts';

const KIND = 'followers';

/** What a reading of the follower list brought. */
export interface FollowersRead {
  followers: number;
  complete: boolean;
  /** Since the last complete reading; `undefined` where there was none, or this is not complete. */
  came: number | undefined;
  left: number | undefined;
  /** Of those who left, how many were found to be what. */
  found: Record<string, number>;
  /** Asked for, and sent for nobody. */
  fieldsMissing: string[];
  /** How often the list had to be begun anew. */
  restarts: number;
}

/**
 * Reads the follower list, finds out what became of those who are missing, and writes both down as
 * one reading, so that nobody is taken as gone who was only passed over.
 */
export async function readFollowers(
  c: WritingCollector,
  payer: Payer,
  expected: number | undefined,
): Promise<FollowersRead> {
  let restarts = 0;
  let fieldsMissing: string[] | undefined;
  const {
    run,
    complete: isWhole,
    read,
  } = await readPaged(
    c,
    {
      kind: KIND,
      endpoint: 'users/:id/followers',
      params: { id: c.account },
      query: { 'user.fields': USER_FIELDS },
      resource: 'followers',
      item: XUser,
      expected,
      keepIds: true,
      onPage: async (users, at) => {
        fieldsMissing ??= missingFields(users);
        await writeProfiles(
          c,
          users.map((user) => personOf(user, at)),
        );
      },
    },
    payer,
    async (expired) => {
      restarts++;
      await writeEvents(c, snapshotOf(expired, await c.memory.runs.pages(expired.number), false));
    },
  );
  const complete = isWhole && !(await endsFarTooSoon(c, read, expected));
  const pages = await c.memory.runs.pages(run.number);
  const outcome = complete
    ? await compare(c, run, pages, payer)
    : await writeIncomplete(c, run, pages);
  await c.memory.runs.end(run.number, c.clock.now(), complete ? 'complete' : 'incomplete');
  await c.memory.runs.dropPagesBut(KIND, 0);
  return { ...outcome, complete, fieldsMissing: fieldsMissing ?? [], restarts };
}

const SHORT = 'short-list';
/** A list may be shorter than X counts by this share, and by so many. */
const MAY_LACK = { share: 0.25, people: 20 };

/**
 * Whether a list ends, without a word of error, far before there are as many as X itself counts. If
 * that happens twice and the list is as long both times, it is the count that is wrong.
 */
async function endsFarTooSoon(
  c: WritingCollector,
  read: number,
  expected: number | undefined,
): Promise<boolean> {
  if (expected === undefined || read >= expected * (1 - MAY_LACK.share) - MAY_LACK.people) {
    await c.memory.settings.keep(SHORT, undefined);
    return false;
  }
  const before = Number((await c.memory.settings.read(SHORT)) ?? Number.NaN);
  await c.memory.settings.keep(SHORT, String(read));
  return !(Math.abs(read - before) <= 0.1 * read + 1);
}

type Outcome = Pick<FollowersRead, 'followers' | 'came' | 'left' | 'found'>;

async function writeIncomplete(
  c: WritingCollector,
  run: CollectorRun,
  pages: RunPage[],
): Promise<Outcome> {
  await writeEvents(c, snapshotOf(run, pages, false));
  return { followers: listedOn(pages).size, came: undefined, left: undefined, found: {} };
}

/** Looks up who is missing since the last complete reading, then writes the reading. */
async function compare(
  c: WritingCollector,
  run: CollectorRun,
  pages: RunPage[],
  payer: Payer,
): Promise<Outcome> {
  const listed = listedOn(pages);
  // Before this run: where the program died after writing this reading, that is no earlier one.
  const before = (await c.store.log.lastSnapshot(run.startedAt))?.followers;
  const missing = new Set(before?.filter((person) => !listed.has(person)));
  const doubts = (await c.memory.doubts.due(c.clock.now(), Number.MAX_SAFE_INTEGER)).filter(
    ({ person }) => !missing.has(person),
  );
  const requested = [...missing, ...doubts.map(({ person }) => person)].filter(
    (id) => !listed.has(id),
  );
  const findings = await lookUp(c, requested.slice(0, c.settings.lookUps), payer);
  const stayed = findings.filter(({ person, found }) => found === 'follows' && missing.has(person));
  const snapshot = stayed.length === 0 ? pages : [...pages, pageOf(pages, stayed)];
  await writeEvents(c, [...snapshotOf(run, snapshot, true, pages.length), ...statusesOf(findings)]);
  const now = c.clock.now();
  const fresh = Array.from(missing, (person) => ({
    person,
    since: run.startedAt,
    due: now,
    tries: 0,
  }));
  const { keep, drop } = nextDoubts([...fresh, ...doubts], findings, now);
  await c.memory.doubts.keep(keep.filter(({ person }) => !listed.has(person)));
  await c.memory.doubts.drop([
    ...drop,
    ...doubts.filter(({ person }) => listed.has(person)).map(({ person }) => person),
  ]);
  await endLookUps(c);
  const earlier = new Set(before);
  return {
    followers: listed.size + stayed.length,
    came: before && [...listed].filter((person) => !earlier.has(person)).length,
    left: before && missing.size - stayed.length,
    found: countFound(findings.filter(({ person }) => missing.has(person))),
  };
}

/** Those who follow though no page shows them: the list moved while it was read. */
function pageOf(pages: readonly RunPage[], stayed: readonly Finding[]): RunPage {
  const at = stayed.reduce((latest, finding) => Math.max(latest, finding.at), 0);
  return {
    part: pages.length + 1,
    sentAt: at,
    at,
    ids: stayed.map(({ person }) => person),
  };
}

/**
 * A reading as events, a page each: the first at the time it was asked for, the others at the time
 * they came. From these the log knows that whoever is listed followed when it was begun or came
 * while it was made, and that whoever is not had left by its end. Only the list itself is in X's
 * order, newest first.
 */
function snapshotOf(
  run: CollectorRun,
  pages: readonly RunPage[],
  complete: boolean,
  listPages: number = pages.length,
): SnapshotEvent[] {
  const id = `x-api ${formatInstant(run.startedAt)} ${run.number}`;
  const parts = pages.map((page, i) => (i === 0 ? { ...page, at: page.sentAt } : page));
  const last = pages.at(-1);
  // A list of one page took its time too.
  if (pages.length === 1 && last!.sentAt < last!.at) parts.push({ ...last!, part: 2, ids: [] });
  return parts.map(({ part, at, ids }) => ({
    type: 'snapshot',
    at: at as Instant,
    complete,
    ordered: part <= listPages || ids.length === 0,
    followers: ids as PersonId[],
    ...(parts.length > 1 && { id, part, parts: parts.length }),
  }));
}

function listedOn(pages: readonly RunPage[]): Set<string> {
  return new Set(pages.flatMap(({ ids }) => ids));
}

function countFound(findings: readonly Finding[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { found } of findings) counts[found] = (counts[found] ?? 0) + 1;
  return counts;
}
