import type { EventFacts } from '../../event-facts.ts';

/** Returns the facts with other ids; `undefined` if they name nobody who has another one. */
export function renamedIn(
  facts: EventFacts,
  idNow: (id: string) => string,
): EventFacts | undefined {
  const person = facts.person === null ? null : idNow(facts.person);
  const other = facts.other === null ? null : idNow(facts.other);
  const followers = facts.followers?.map(idNow) ?? null;
  const isListed = followers?.some((id, place) => id !== facts.followers![place]) === true;
  if (person === facts.person && other === facts.other && !isListed) return undefined;
  return { ...facts, person, other, followers };
}
