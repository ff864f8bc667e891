import type { WrittenDecision } from '../../src/model/written-decision.ts';
import type { Subject } from '../shell/subject.ts';
import { ask, failureInWords } from './answer.ts';
import { api } from './client.ts';

/** Says something of the audience; gives what went wrong, if anything. */
export async function decide(
  subject: Subject,
  decision: WrittenDecision,
): Promise<string | undefined> {
  const { account } = subject.query;
  const answer = await ask(() => api.decisions.$post({ query: { account }, json: decision }));
  return answer.state === 'here' ? undefined : failureInWords(answer);
}

/** Undoes what was said, or says it again. */
export async function setUndone(subject: Subject, id: number, undone: boolean): Promise<void> {
  const to = { param: { id: String(id) }, query: { account: subject.query.account } };
  await ask(() =>
    undone ? api.decisions[':id'].undo.$post(to) : api.decisions[':id'].redo.$post(to),
  );
}
