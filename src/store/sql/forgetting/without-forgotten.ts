import { type EventFacts, typeCode } from '../../event-facts.ts';
import type { Forgotten } from './forgotten.ts';

/** The types of events with texts that people wrote, which may name others. */
export const WRITTEN: readonly number[] = (['post', 'person', 'interest'] as const).map(typeCode);

const PROFILE = typeCode('person');

/**
 * Returns an event without its traces of forgotten people: they are removed from lists, and their
 * handles are masked. Returns `undefined` for an event about one of them, and the same facts if
 * there are no traces.
 */
export function withoutForgotten(facts: EventFacts, forgotten: Forgotten): EventFacts | undefined {
  if (forgotten.isEmpty) return facts;
  const { person, other, followers, text, type } = facts;
  if (person !== null && forgotten.hasId(person)) return undefined;
  if (other !== null && forgotten.hasId(other)) return undefined;
  if (type === PROFILE && forgotten.hasOnlyHandle(handleIn(text!))) return undefined;
  const listed = followers?.filter((id) => !forgotten.hasId(id)) ?? null;
  const masked = text !== null && WRITTEN.includes(type) ? forgotten.masked(text) : text;
  if (masked === text && listed?.length === followers?.length) return facts;
  return { ...facts, followers: listed, text: masked };
}

function handleIn(profile: string): string {
  return (JSON.parse(profile) as { handle?: string }).handle ?? '';
}
