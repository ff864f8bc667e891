import type { WrittenCorrection } from '../../src/model/written-correction.ts';
import type { Scope } from '../shell/scope.ts';
import { ask, failureInWords } from './answer.ts';
import { api } from './client.ts';

/** Says something of the audience; gives what went wrong, if anything. */
export async function decide(
  scope: Scope,
  correction: WrittenCorrection,
): Promise<string | undefined> {
  const { account } = scope.query;
  const answer = await ask(() => api.corrections.$post({ query: { account }, json: correction }));
  return answer.state === 'here' ? undefined : failureInWords(answer);
}

/** Undoes what was said, or says it again. */
export async function setUndone(scope: Scope, id: number, undone: boolean): Promise<void> {
  const to = { param: { id: String(id) }, query: { account: scope.query.account } };
  await ask(() =>
    undone ? api.corrections[':id'].undo.$post(to) : api.corrections[':id'].redo.$post(to),
  );
}
