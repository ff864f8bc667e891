import { type EventFacts, typeCode } from '../../event-facts.ts';
import type { Forgotten } from './forgotten.ts';

/** Types whose text people wrote: it may name others. */
export const WRITTEN: readonly number[] = (['post', 'person', 'interest'] as const).map(typeCode);

const PROFILE = typeCode('person');

/**
 * An event with nothing in it of people who were forgotten: lists without them, texts without their
 * handles; `undefined`: it is about one of them. The same facts where none of them is in it.
 */
export function withoutForgotten(facts: EventFacts, forgotten: Forgotten): EventFacts | undefined {
  if (forgotten.isEmpty) return facts;
  const { person, other, followers, text, type } = facts;
  if (person !== null && forgotten.hasId(person)) return undefined;
  if (other !== null && forgotten.hasId(other)) return undefined;
  if (type === PROFILE && forgotten.hasOnlyHandle(handleIn(text!))) return undefined;
  const listed = followers?.filter((id) => !forgotten.hasId(id)) ?? null;
  const said = text !== null && WRITTEN.includes(type) ? forgotten.masked(text) : text;
  if (said === text && listed?.length === followers?.length) return facts;
  return { ...facts, followers: listed, text: said };
}

function handleIn(profile: string): string {
  return (JSON.parse(profile) as { handle?: string }).handle ?? '';
}
