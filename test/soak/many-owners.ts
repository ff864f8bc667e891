import { setTimeout as sleep } from 'node:timers/promises';
import type { ChildProcess } from 'node:child_process';
import type { AudienceEvent } from '../../src/model/events.ts';
import type { AccountId } from '../../src/model/ids.ts';
import type { Instant } from '../../src/model/instant.ts';
import type { PersonId } from '../../src/model/ids.ts';
import type { TribeReport } from '../../src/model/report.ts';
import type { Random } from '../../src/stats/random.ts';
import type { Store } from '../../src/store/ports/store.ts';

/** The web process that somebody asks for a report. */
export interface Web {
  /** Resolves with the report once a worker has made it. Asks again if a process dies meanwhile. */
  report(owner: AccountId): Promise<TribeReport>;
}

export interface Crowd {
  store: Store;
  owners: readonly AccountId[];
  webs: readonly Web[];
  /** Counts how often they have done so. */
  round: number;
}

/** What the owners of a crowd saw. */
export interface Seen {
  /** ms from request to report. */
  waits: number[];
  /** Reports that are not of all that was imported before. */
  wrong: string[];
}

/** Lets all owners import something and ask for a report at the same time. */
export async function liveAsCrowd({ store, owners, webs, round }: Crowd): Promise<Seen> {
  const seen: Seen = { waits: [], wrong: [] };
  const live = async (owner: AccountId, at: number): Promise<void> => {
    await importDay(store, owner, round);
    const began = performance.now();
    const { inputs } = await webs[(at + round) % webs.length]!.report(owner);
    seen.waits.push(performance.now() - began);
    const wanted = (await (await store.forAccount(owner)).log.inputs()).events;
    if (inputs.events !== wanted) seen.wrong.push(`${owner}: ${inputs.events} of ${wanted} events`);
  };
  await Promise.all(owners.map(live));
  return seen;
}

export async function addOwners(store: Store, count: number): Promise<AccountId[]> {
  const owners = Array.from({ length: count }, (_, at) => `owner-${at}` as AccountId);
  for (const id of owners) await store.accounts.add({ id, platform: 'other' });
  return owners;
}

const DAY = 86_400_000;
const FOLLOWERS = 30;

async function importDay(store: Store, owner: AccountId, day: number): Promise<void> {
  const { log } = await store.forAccount(owner);
  const session = await log.beginImport({ kind: 'event-file', name: `day ${day}`, at: day });
  const at = (1_700_000_000_000 + day * DAY) as Instant;
  const events = Array.from({ length: FOLLOWERS }, (_, person): AudienceEvent => ({
    type: 'follow',
    person: `p${day}-${person}` as PersonId,
    after: (at - DAY) as Instant,
    before: at,
  }));
  await session.write({ events: events.map((event, line) => ({ event, line })), rejected: [] });
  await session.finish();
}

/** Processes of which one after another is killed at random and started again, until the end. */
export class Mortals {
  readonly #start: (at: number) => ChildProcess;
  readonly #random: Random;
  readonly #alive: ChildProcess[] = [];
  #isOver = false;
  kills = 0;

  constructor(count: number, start: (at: number) => ChildProcess, random: Random) {
    this.#start = start;
    this.#random = random;
    for (let at = 0; at < count; at++) this.#alive.push(start(at));
  }

  /** @param pause ms between two kills, on average. */
  async killNowAndThen(pause: number): Promise<void> {
    while (!this.#isOver) {
      await sleep(pause * 2 * this.#random());
      if (!this.#isOver) this.killOne();
    }
  }

  killOne(): void {
    const at = Math.floor(this.#random() * this.#alive.length);
    this.#alive[at]!.kill('SIGKILL');
    this.#alive[at] = this.#start(at);
    this.kills++;
  }

  end(): void {
    this.#isOver = true;
    for (const child of this.#alive) child.kill('SIGKILL');
  }
}

/** Returns the largest and the middle one of some numbers. */
export function longestAndMedian(numbers: readonly number[]): { longest: number; median: number } {
  const sorted = numbers.toSorted((a, b) => a - b);
  return { longest: sorted.at(-1)!, median: sorted[Math.floor(sorted.length / 2)]! };
}
