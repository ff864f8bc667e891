import { ownersNames } from '../analysis/communities/identity/keep-identity.ts';
import { cleanLabel } from '../analysis/topics/given/given-topics.ts';
import { findSubject } from '../views/why/find-subject.ts';
import { decisionsInForce, parseDecision, type TribeNameDecision } from '../model/decisions.ts';
import { EXIT, TribeError } from '../model/errors.ts';
import type { AccountId } from '../model/ids.ts';
import { Rejection } from '../model/rejection.ts';
import type { TribeReport } from '../model/report.ts';
import type { Store } from '../store/ports/store.ts';

/** A community and what the owner calls it. */
export interface NamedTribe {
  id: string;
  /** By its interests. */
  label: string;
  /** The owner's; null: none. */
  name: string | null;
  /** Current followers; 0 where the last report did not find it. */
  size: number;
}

/** All communities of the report, then those that have a name and are found no more. */
export async function listTribeNames(
  store: Pick<Store, 'corrections' | 'results'>,
  account: AccountId,
  report: TribeReport,
): Promise<NamedTribe[]> {
  const names = ownersNames(decisionsInForce(await store.corrections.all(account)));
  const found = report.tribes.map(({ id, label, foundLabel, size }) => ({
    id,
    label: foundLabel ?? label,
    name: names.get(id) ?? null,
    size,
  }));
  for (const { id } of found) names.delete(id);
  const remembered = await store.results.recallTribes(account, []);
  const gone = Array.from(names, ([id, name]) => {
    const label = remembered.find((tribe) => tribe.id === id)?.label ?? id;
    return { id, label, name, size: 0 };
  });
  return [...found, ...gone];
}

/** The communities that are remembered and those that have a name, without working out a report. */
export async function rememberedTribeNames(
  store: Pick<Store, 'corrections' | 'results'>,
  account: AccountId,
): Promise<NamedTribe[]> {
  const names = ownersNames(decisionsInForce(await store.corrections.all(account)));
  const labels = new Map(
    (await store.results.recallTribes(account, [])).map(({ id, label }) => [id, label]),
  );
  return Array.from(new Set([...labels.keys(), ...names.keys()]), (id) => ({
    id,
    label: labels.get(id) ?? id,
    name: names.get(id) ?? null,
    size: 0,
  }));
}

/**
 * Calls a community by a name, which stays with it from report to report. Throws a `TribeError`
 * where there is no such community, or another is called that.
 *
 * @param asked its id, label or earlier name.
 */
export async function nameTribe(
  store: Pick<Store, 'corrections'>,
  account: AccountId,
  tribes: readonly NamedTribe[],
  asked: string,
  name: string,
  now: number,
): Promise<NamedTribe> {
  const decision = decisionOnName(tribes, asked, name);
  await store.corrections.add(account, decision, now);
  return { ...tribeNamed(tribes, asked), name: decision.name };
}

/** The decision by which it is called that; refused as {@link nameTribe} does. */
export function decisionOnName(
  tribes: readonly NamedTribe[],
  asked: string,
  name: string,
): TribeNameDecision {
  const tribe = tribeNamed(tribes, asked);
  const decision = checkedName(tribe.id, name);
  const same = findSubject(tribes.map(candidate), decision.name);
  if ('position' in same && tribes[same.position] !== tribe) {
    throw new TribeError(
      `Another community is called '${decision.name}' already.`,
      'Choose a name that tells them apart.',
      EXIT.usage,
    );
  }
  return decision;
}

/** Undoes every name of a community; they stay on record. Throws a `TribeError` where it has none. */
export async function clearTribeName(
  store: Pick<Store, 'corrections'>,
  account: AccountId,
  tribes: readonly NamedTribe[],
  asked: string,
  now: number,
): Promise<NamedTribe> {
  const tribe = tribeNamed(tribes, asked);
  const standing = (await store.corrections.all(account)).filter(
    ({ decision, undoneAt }) =>
      undoneAt === undefined && decision.kind === 'tribe-name' && decision.tribe === tribe.id,
  );
  if (standing.length === 0) {
    throw new TribeError(
      `'${asked}' has no name of yours.`,
      '`tribe name` lists those you gave.',
      EXIT.usage,
    );
  }
  for (const { id } of standing) await store.corrections.undo(account, id, now);
  return { ...tribe, name: null };
}

function candidate({ id, label, name }: NamedTribe): { id: string; names: string[] } {
  return { id, names: name === null ? [label] : [name, label] };
}

function tribeNamed(tribes: readonly NamedTribe[], asked: string): NamedTribe {
  const found = findSubject(tribes.map(candidate), asked);
  if ('position' in found) return tribes[found.position];
  if ('several' in found) {
    const advice = `Say which by its id: ${found.several.join('; ')}`;
    throw new TribeError(`Several go by '${asked}'.`, advice, EXIT.usage);
  }
  const advice =
    found.near.length > 0
      ? `Is one of these meant? ${found.near.join('; ')}`
      : '`tribe name` lists those there are.';
  throw new TribeError(`No community '${asked}' is known.`, advice, EXIT.usage);
}

function checkedName(tribe: string, name: string): TribeNameDecision {
  try {
    const decision = parseDecision({ kind: 'tribe-name', tribe, name }) as TribeNameDecision;
    const visible = cleanLabel(decision.name);
    if (visible === '') throw new Rejection('`name` is empty');
    return { ...decision, name: visible };
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    throw new TribeError(
      `That is no name: ${error.message}.`,
      'Give a name of up to 80 characters.',
      EXIT.usage,
    );
  }
}
