import type { AccountState, FakeProfile, FakeWorld, FollowSpell, Reaction } from './world.ts';

/** Yields who is in a list at a moment, in its order. Skips suspended and deleted accounts. */
export function* listedAt(
  world: FakeWorld,
  list: readonly FollowSpell[],
  now: number,
): Generator<FollowSpell> {
  const gone = new Set(
    world.states
      .filter(({ state, from, to }) => isHidden(state) && from <= now && now < to)
      .map(({ person }) => person),
  );
  for (const spell of list) {
    if (spell.from <= now && now < spell.to && !gone.has(spell.person)) yield spell;
  }
}

function isHidden(state: AccountState['state']): boolean {
  return state === 'suspended' || state === 'deleted';
}

/** Returns the state of an account at a moment; `undefined` if it is normal. */
export function stateOf(
  { states }: FakeWorld,
  person: string,
  now: number,
): AccountState['state'] | undefined {
  return states.findLast((entry) => entry.person === person && entry.from <= now && now < entry.to)
    ?.state;
}

export function isIn(list: readonly FollowSpell[], person: string, now: number): boolean {
  return list.some((spell) => spell.person === person && spell.from <= now && now < spell.to);
}

/** Returns the profile of a person. */
export function profileOf({ profiles, owner }: FakeWorld, person: string): FakeProfile {
  if (person === owner.id) return owner;
  return (
    profiles.get(person) ?? { id: person as FakeProfile['id'], handle: `user_${person.slice(-8)}` }
  );
}

/** Returns the reactions of a kind to a post, newest first. */
export function reactionsTo(
  { reactions }: FakeWorld,
  post: string,
  kind: Reaction['kind'],
  now: number,
): Reaction[] {
  return reactions
    .filter((entry) => entry.post === post && entry.kind === kind && entry.at <= now)
    .sort((a, b) => b.at - a.at);
}
