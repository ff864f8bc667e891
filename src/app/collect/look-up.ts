import type { AccountStatus, StatusEvent } from '../../model/events.ts';
import type { PersonId } from '../../model/ids.ts';
import type { Instant } from '../../model/instant.ts';
import { DAY } from '../../model/instant.ts';
import { LIMITS } from '../../platforms/x/limits.ts';
import type { LookedUp } from '../../platforms/x/map-account-status.ts';
import { lookedUp } from '../../platforms/x/map-account-status.ts';
import { USER_FIELDS, USER_FIELDS_WITH_CONNECTION, XUser } from '../../platforms/x/map-user.ts';
import { readPage } from '../../platforms/x/read-page.ts';
import type { Doubt } from '../../store/ports/collector-memory.ts';
import type { Payer } from './ask-x.ts';
import { askX } from './ask-x.ts';
import type { Collector } from './collector.ts';
import { Stopped } from './stopped.ts';

const KIND = 'look-ups';
/** People about whom X said nothing clear are looked up again after so long, and then no more. */
const AGAIN_AFTER = [DAY, 3 * DAY, 7 * DAY];

/** What was found out of somebody. */
export interface Finding {
  person: string;
  found: LookedUp;
  at: number;
}

/**
 * Looks up people who are missing, a hundred at a time; goes on where it was stopped. Those for whom
 * the caps leave nothing are missing from the findings.
 */
export async function lookUp(
  c: Collector,
  people: readonly string[],
  payer: Payer,
): Promise<Finding[]> {
  const run = (await c.memory.runs.open(KIND)) ?? (await c.memory.runs.begin(KIND, c.clock.now()));
  const pages = await c.memory.runs.pages(run.number);
  const findings = pages.flatMap(({ ids, at }) => ids.map((line) => ({ ...findingOf(line), at })));
  const done = new Set(findings.map(({ person }) => person));
  const left = people.filter((person) => !done.has(person));
  try {
    for (let part = pages.length + 1; left.length > 0; part++) {
      c.onCollected?.(KIND, people.length - left.length, people.length);
      const { found, sentAt, at, settle } = await askAbout(c, left, payer);
      const lines = Array.from(found, ([person, status]) => `${person} ${status}`);
      await settle({
        number: run.number,
        page: { part, sentAt, at, ids: lines },
        state: { stage: 'asked' },
      });
      for (const [person, status] of found) findings.push({ person, found: status, at });
      left.splice(0, found.size);
    }
  } catch (error) {
    if (!(error instanceof Stopped && error.reason === 'cap')) throw error;
  }
  return findings;
}

/** To be called once what was found has been written down. */
export async function endLookUps(c: Collector): Promise<void> {
  const run = await c.memory.runs.open(KIND);
  if (run === undefined) return;
  await c.memory.runs.end(run.number, c.clock.now(), 'done');
  await c.memory.runs.dropPagesBut(KIND, 0);
}

async function askAbout(c: Collector, left: readonly string[], payer: Payer) {
  const endpoint = 'users';
  const fields = c.as === 'user' ? USER_FIELDS_WITH_CONNECTION : USER_FIELDS;
  let requested: string[] = [];
  const answer = await askX(c, {
    endpoint,
    resource: 'users',
    key: `${KIND} ${left[0]}`,
    size: Math.min(left.length, LIMITS[endpoint].page),
    request: (size) => {
      requested = left.slice(0, size);
      return { query: { ids: requested.join(','), 'user.fields': fields } };
    },
    read: (body) => readPage(body, XUser),
    ids: (page) => page.items.map(({ id }) => id),
    payer,
  });
  if ('refused' in answer) {
    throw new Stopped(
      'misunderstood',
      `X refused the request (${answer.refused}): ${answer.reason}`,
    );
  }
  const { items, problems } = answer.page;
  return { found: lookedUp(requested, items, problems), ...answer };
}

/** What a look-up tells the log; nothing where it was unclear, or where they follow after all. */
export function statusesOf(findings: readonly Finding[]): StatusEvent[] {
  return findings.flatMap(({ person, found, at }) =>
    found === 'unclear' || found === 'follows'
      ? []
      : [{ type: 'status', person: person as PersonId, at: at as Instant, status: found }],
  );
}

/** Who is to be looked up again, and who no more. */
export function nextDoubts(
  requested: readonly Doubt[],
  findings: readonly Finding[],
  now: number,
): { keep: Doubt[]; drop: string[] } {
  const found = new Map(findings.map((finding) => [finding.person, finding.found]));
  const keep: Doubt[] = [];
  const drop: string[] = [];
  for (const doubt of requested) {
    const result = found.get(doubt.person);
    const wait = AGAIN_AFTER[doubt.tries];
    if (result !== undefined && result !== 'unclear') drop.push(doubt.person);
    // Not asked at all: at the next occasion, and that was no try.
    else if (result === undefined) keep.push({ ...doubt, due: now });
    else if (wait === undefined) drop.push(doubt.person);
    else keep.push({ ...doubt, due: now + wait, tries: doubt.tries + 1 });
  }
  return { keep, drop };
}

function findingOf(line: string): Omit<Finding, 'at'> {
  const [person, found] = line.split(' ') as [string, AccountStatus];
  return { person, found };
}
