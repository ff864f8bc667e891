import type { AccountStatus } from '../../../model/events.ts';
import type { PersonId } from '../../../model/ids.ts';
import type { Instant } from '../../../model/instant.ts';
import type { LookedUp } from '../../../platforms/platform-people.ts';
import type { LocatedEvent } from '../../../store/ports/event-log.ts';
import { askAbout } from '../ask/ask-about.ts';
import type { Payer } from '../ask/payment.ts';
import type { Collector } from '../collector.ts';
import { Stopped } from '../stopped.ts';

const KIND = 'look-ups';

/** What a look-up found out about a person. */
export interface Finding {
  person: string;
  found: LookedUp;
  at: number;
  /** The number of the look-up, from 1. */
  part: number;
}

/**
 * Looks up people who are missing, in batches, and continues where it stopped before. If the limits
 * leave nothing for some of them, they are not in the findings.
 */
export async function lookUp(
  c: Collector,
  people: readonly string[],
  payer: Payer,
): Promise<Finding[]> {
  const read = c.platform.people.lookUp(c.account, c.tokens.access);
  const run = (await c.memory.runs.open(KIND)) ?? (await c.memory.runs.begin(KIND, c.clock.now()));
  const pages = await c.memory.runs.pages(run.number);
  const findings = pages.flatMap(({ ids, at, part }) =>
    ids.map((line) => ({ ...findingOf(line), at, part })),
  );
  const done = new Set(findings.map(({ person }) => person));
  const left = people.filter((person) => !done.has(person));
  try {
    for (let part = pages.length + 1; left.length > 0; part++) {
      c.onCollected?.(KIND, people.length - left.length, people.length);
      const { page: found, sentAt, at, settle } = await askAbout(c, read, KIND, left, payer);
      const lines = Array.from(found, ([person, status]) => `${person} ${status}`);
      await settle({
        number: run.number,
        page: { part, sentAt, at, ids: lines },
        state: { stage: 'asked' },
      });
      for (const [person, status] of found) findings.push({ person, found: status, at, part });
      left.splice(0, found.size);
    }
  } catch (error) {
    if (!(error instanceof Stopped && error.reason === 'cap')) throw error;
  }
  return findings;
}

/** Ends the run of look-ups. Call this once the findings are stored. */
export async function endLookUps(c: Collector): Promise<void> {
  const run = await c.memory.runs.open(KIND);
  if (run === undefined) return;
  await c.memory.runs.end(run.number, c.clock.now(), 'done');
  await c.memory.runs.dropPagesBut(KIND, 0);
}

/**
 * Returns the events of look-ups. There is none about people who follow, or who remain unclear.
 *
 * @param requests how many requests the run made before
 */
export function statusesOf(findings: readonly Finding[], requests: number): LocatedEvent[] {
  const events: LocatedEvent[] = [];
  for (const { person, found: status, at, part } of findings) {
    if (status === 'unclear' || status === 'follows') continue;
    const who = { person: person as PersonId, at: at as Instant };
    events.push({ event: { type: 'status', ...who, status }, line: requests + part });
  }
  return events;
}

function findingOf(line: string): Pick<Finding, 'person' | 'found'> {
  const [person, found] = line.split(' ') as [string, AccountStatus];
  return { person, found };
}
