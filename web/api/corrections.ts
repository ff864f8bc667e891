import type { WrittenCorrection } from '../../src/model/written-correction.ts';
import type { Scope } from '../shell/scope.ts';
import { fetchJson, type Outcome } from './request.ts';
import type { WritingApi } from './writing-client.ts';

/** Adds a correction. */
export function correct(api: WritingApi, { query: { account } }: Scope, json: WrittenCorrection) {
  return fetchJson(() => api.corrections.$post({ query: { account }, json }));
}

/** Undoes or redoes a correction. */
export function setUndone(
  api: WritingApi,
  { query: { account } }: Scope,
  id: number,
  isUndone: boolean,
) {
  const to = { param: { id: String(id) }, query: { account } };
  const correction = api.corrections[':id'];
  return fetchJson(() => (isUndone ? correction.undo.$post(to) : correction.redo.$post(to)));
}

/** Undoes all active corrections that match. Stops at the first failure. */
export async function undoAll(
  api: WritingApi,
  scope: Scope,
  matches: (correction: WrittenCorrection) => boolean,
): Promise<Outcome<unknown>> {
  const { account } = scope.query;
  const all = await fetchJson(() => api.corrections.$get({ query: { account } }));
  if (all.state === 'failed') return all;
  for (const { id, correction, undoneAt } of all.value.items) {
    if (undoneAt !== null || !matches(correction)) continue;
    const undone = await setUndone(api, scope, id, true);
    if (undone.state === 'failed') return undone;
  }
  return all;
}
