import type { WrittenDecision } from '../../src/model/written-decision.ts';
import type { Subject } from '../shell/subject.ts';
import { ask, type Outcome } from './answer.ts';
import type { WritingApi } from './writing-client.ts';

/** Adds a correction. */
export function correct(api: WritingApi, { query: { account } }: Subject, json: WrittenDecision) {
  return ask(() => api.decisions.$post({ query: { account }, json }));
}

/** Undoes a correction, or makes it stand again. */
export function setUndone(
  api: WritingApi,
  { query: { account } }: Subject,
  id: number,
  isUndone: boolean,
) {
  const to = { param: { id: String(id) }, query: { account } };
  const correction = api.decisions[':id'];
  return ask(() => (isUndone ? correction.undo.$post(to) : correction.redo.$post(to)));
}

/** Undoes each correction that stands and is meant. Stops at the first failure. */
export async function undoAll(
  api: WritingApi,
  subject: Subject,
  isMeant: (decision: WrittenDecision) => boolean,
): Promise<Outcome<unknown>> {
  const { account } = subject.query;
  const all = await ask(() => api.decisions.$get({ query: { account } }));
  if (all.state === 'failed') return all;
  for (const { id, decision, undoneAt } of all.value.items) {
    if (undoneAt !== null || !isMeant(decision)) continue;
    const undone = await setUndone(api, subject, id, true);
    if (undone.state === 'failed') return undone;
  }
  return all;
}
