import type { EventFacts } from '../../event-facts.ts';
import { type ErasedAccounts, loadErased, withErased } from '../erasing/erased-accounts.ts';
import { type Forgotten, loadForgotten } from '../forgetting/forgotten.ts';
import { withoutForgotten } from '../forgetting/without-forgotten.ts';
import type { Sql } from '../schema.ts';

/** The people about whom nothing, or less than about others, may be stored. */
export interface RemovedPeople {
  forgotten: Forgotten;
  erased: ErasedAccounts;
}

export async function loadRemoved(sql: Sql, account: number): Promise<RemovedPeople> {
  return {
    forgotten: await loadForgotten(sql, account),
    erased: await loadErased(sql, account),
  };
}

/** Returns what may be stored of an event; `undefined`: nothing. */
export function mayBeStored(
  facts: EventFacts,
  { forgotten, erased }: RemovedPeople,
): EventFacts | undefined {
  const kept = withErased(facts, erased);
  return kept && withoutForgotten(kept, forgotten);
}

/** Whether a text that is not an event names somebody who was removed. */
export function namesRemoved(text: string, { forgotten, erased }: RemovedPeople): boolean {
  return forgotten.areNamedIn(text) || erased.areNamedIn(text);
}
