import type { CollectorRun, Doubt, RunPage } from '../../../store/ports/collector-memory.ts';
import type { Payer } from '../ask/payment.ts';
import type { WritingCollector } from '../collector.ts';
import { sourceKind, writeEvents } from '../write-events.ts';
import { nextDoubts } from './doubts.ts';
import { listBefore } from './list-before.ts';
import type { Finding } from './look-up.ts';
import { endLookUps, lookUp, statusesOf } from './look-up.ts';
import { snapshotOf } from './snapshot-events.ts';

/** What changed since the last complete snapshot; `undefined`: there was none. */
export interface FollowerChanges {
  followers: number;
  came: number | undefined;
  left: number | undefined;
  /** What we found out about those who left, and how often. */
  found: Record<string, number>;
}

/**
 * Compares a complete list with the snapshot before it, looks up who is missing, and stores the
 * snapshot with what the look-ups found. So nobody counts as gone whom the list only passed over.
 */
export async function compareFollowers(
  c: WritingCollector,
  run: CollectorRun,
  list: readonly RunPage[],
  payer: Payer,
): Promise<FollowerChanges> {
  const listed = new Set(list.flatMap(({ ids }) => ids));
  // If the program died after storing this very snapshot, it is not the one before.
  const before = (await listBefore(c, run.startedAt, listed))?.followers;
  const missing = new Set(before?.filter((person) => !listed.has(person)));
  // Whoever was erased left because their account was deleted.
  const unexplained = new Set([...missing].filter((person) => !c.isForgotten(person)));
  const doubts = await earlierDoubts(c, missing);
  const candidates = [...unexplained, ...doubts.map(({ person }) => person)];
  const unlisted = candidates.filter((person) => !listed.has(person));
  const findings = await lookUp(c, unlisted.slice(0, mostLookUps(c)), payer);
  const stayed = findings.filter(({ person, found }) => found === 'follows' && missing.has(person));
  await writeEvents(c, run, [
    ...snapshotOf({
      source: sourceKind(c),
      run,
      list,
      unlisted: stayed.length === 0 ? undefined : pageOf(stayed, list.length + 1),
      complete: true,
    }),
    ...statusesOf(findings, list.length),
  ]);
  await keepDoubts(c, [...newDoubts(c, unexplained, run.startedAt), ...doubts], findings, listed);
  await endLookUps(c);
  const followedBefore = new Set(before);
  return {
    followers: listed.size + stayed.length,
    came: before && [...listed].filter((person) => !followedBefore.has(person)).length,
    left: before && missing.size - stayed.length,
    found: countFound(findings.filter(({ person }) => missing.has(person))),
  };
}

/** Where look-ups cost nothing, we look everybody up. */
function mostLookUps({ platform, settings }: WritingCollector): number {
  return platform.prices === undefined ? Infinity : settings.lookUps;
}

/** Returns people whom earlier snapshots missed and whom it is time to look up again. */
async function earlierDoubts(
  { memory, clock }: WritingCollector,
  missing: ReadonlySet<string>,
): Promise<Doubt[]> {
  const due = await memory.doubts.due(clock.now(), Number.MAX_SAFE_INTEGER);
  return due.filter(({ person }) => !missing.has(person));
}

function newDoubts(
  { clock }: WritingCollector,
  missing: ReadonlySet<string>,
  since: number,
): Doubt[] {
  const due = clock.now();
  return Array.from(missing, (person) => ({ person, since, due, tries: 0 }));
}

/** Keeps the doubts that remain. Nobody on the list is in doubt. */
async function keepDoubts(
  { memory, clock }: WritingCollector,
  doubts: readonly Doubt[],
  findings: readonly Finding[],
  listed: ReadonlySet<string>,
): Promise<void> {
  const { keep, drop } = nextDoubts(doubts, findings, clock.now());
  await memory.doubts.keep(keep.filter(({ person }) => !listed.has(person)));
  const onList = doubts.map(({ person }) => person).filter((person) => listed.has(person));
  await memory.doubts.drop([...drop, ...onList]);
}

/** Returns a page of people who follow although no page lists them. */
function pageOf(stayed: readonly Finding[], part: number): RunPage {
  const at = stayed.reduce((latest, finding) => Math.max(latest, finding.at), 0);
  return { part, sentAt: at, at, ids: stayed.map(({ person }) => person) };
}

function countFound(findings: readonly Finding[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { found } of findings) counts[found] = (counts[found] ?? 0) + 1;
  return counts;
}
