import { ownersNames } from '../analysis/communities/identity/with-names.ts';
import { cleanLabel } from '../analysis/topics/given/given-topics.ts';
import { findByName } from '../views/why/find-by-name.ts';
import { correctionsInForce, parseCorrection, type CommunityName } from '../model/corrections.ts';
import { EXIT, TribeError } from '../model/errors.ts';
import { Rejection } from '../model/rejection.ts';
import type { TribeReport } from '../model/report.ts';
import type { AccountStore } from '../store/ports/account-store.ts';

/** A community, and the name that the owner gave it. */
export interface NamedCommunity {
  id: string;
  /** Made of its interests. */
  label: string;
  /** From the owner; null: none. */
  name: string | null;
  /** Current followers; 0 if the last report did not find it. */
  size: number;
}

/** Returns all communities of the report, then those with a name that it no longer found. */
export async function listCommunityNames(
  store: Pick<AccountStore, 'corrections' | 'results'>,
  report: TribeReport,
): Promise<NamedCommunity[]> {
  const names = ownersNames(correctionsInForce(await store.corrections.all()));
  const found = report.communities.map(({ id, label, foundLabel, size }) => ({
    id,
    label: foundLabel ?? label,
    name: names.get(id) ?? null,
    size,
  }));
  for (const { id } of found) names.delete(id);
  const remembered = await store.results.recallCommunities([]);
  const gone = Array.from(names, ([id, name]) => {
    const label = remembered.find((community) => community.id === id)?.label ?? id;
    return { id, label, name, size: 0 };
  });
  return [...found, ...gone];
}

/** Returns the remembered communities and those with a name, without an analysis. */
export async function rememberedCommunityNames(
  store: Pick<AccountStore, 'corrections' | 'results'>,
): Promise<NamedCommunity[]> {
  const names = ownersNames(correctionsInForce(await store.corrections.all()));
  const labels = new Map(
    (await store.results.recallCommunities([])).map(({ id, label }) => [id, label]),
  );
  return Array.from(new Set([...labels.keys(), ...names.keys()]), (id) => ({
    id,
    label: labels.get(id) ?? id,
    name: names.get(id) ?? null,
    size: 0,
  }));
}

/**
 * Gives a community a name, which it keeps from report to report. Throws a `TribeError` if there is
 * no such community, or another has that name.
 *
 * @param requested the community's id, label or earlier name.
 */
export async function nameCommunity(
  store: Pick<AccountStore, 'corrections'>,
  communities: readonly NamedCommunity[],
  requested: string,
  name: string,
  now: number,
): Promise<NamedCommunity> {
  const correction = correctionOnName(communities, requested, name);
  await store.corrections.add(correction, now);
  return { ...communityNamed(communities, requested), name: correction.name };
}

/** Returns the correction that gives a community a name. Throws as {@link nameCommunity} does. */
export function correctionOnName(
  communities: readonly NamedCommunity[],
  requested: string,
  name: string,
): CommunityName {
  const community = communityNamed(communities, requested);
  const correction = checkedName(community.id, name);
  const same = findByName(communities.map(candidate), correction.name);
  if ('position' in same && communities[same.position] !== community) {
    throw new TribeError(
      `Another community already has the name '${correction.name}'.`,
      'Choose another name.',
      EXIT.usage,
    );
  }
  return correction;
}

/** Undoes every name of a community and keeps their record. Throws a `TribeError` if it has none. */
export async function clearCommunityName(
  store: Pick<AccountStore, 'corrections'>,
  communities: readonly NamedCommunity[],
  requested: string,
  now: number,
): Promise<NamedCommunity> {
  const community = communityNamed(communities, requested);
  const standing = (await store.corrections.all()).filter(
    ({ correction, undoneAt }) =>
      undoneAt === undefined &&
      correction.kind === 'community-name' &&
      correction.community === community.id,
  );
  if (standing.length === 0) {
    throw new TribeError(
      `You have not given '${requested}' a name.`,
      'To see the names you gave: tribe name',
      EXIT.usage,
    );
  }
  for (const { id } of standing) await store.corrections.undo(id, now);
  return { ...community, name: null };
}

function candidate({ id, label, name }: NamedCommunity): { id: string; names: string[] } {
  return { id, names: name === null ? [label] : [name, label] };
}

function communityNamed(communities: readonly NamedCommunity[], requested: string): NamedCommunity {
  const found = findByName(communities.map(candidate), requested);
  if ('position' in found) return communities[found.position];
  if ('several' in found) {
    const advice = `Choose one by its id: ${found.several.join('; ')}`;
    throw new TribeError(`Several communities have the name '${requested}'.`, advice, EXIT.usage);
  }
  const advice =
    found.near.length > 0
      ? `Did you mean one of these? ${found.near.join('; ')}`
      : 'To see all communities: tribe name';
  throw new TribeError(`There is no community '${requested}'.`, advice, EXIT.usage);
}

function checkedName(community: string, name: string): CommunityName {
  try {
    const correction = parseCorrection({
      kind: 'community-name',
      community,
      name,
    }) as CommunityName;
    const visible = cleanLabel(correction.name);
    if (visible === '') throw new Rejection('`name` is empty');
    return { ...correction, name: visible };
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    throw new TribeError(
      `The name cannot be used: ${error.message}.`,
      'Use a name of up to 80 characters.',
      EXIT.usage,
    );
  }
}
