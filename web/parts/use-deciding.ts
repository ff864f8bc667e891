import { useState } from 'preact/hooks';
import type { WrittenDecision } from '../../src/model/written-decision.ts';
import { ask, failureInWords } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { decide, setUndone } from '../api/decide.ts';
import type { Subject } from '../shell/subject.ts';

/** For what the owner can say on the spot; every page follows. */
export interface Deciding {
  /** Gives whether it was taken. */
  say: (decision: WrittenDecision) => Promise<boolean>;
  /** Undoes all that stands and is meant; settings can say it again. */
  takeBack: (isMeant: (decision: WrittenDecision) => boolean) => Promise<void>;
  /** What went wrong the last time. */
  wrong: string | undefined;
}

export function useDeciding(subject: Subject): Deciding {
  const [wrong, setWrong] = useState<string>();
  return {
    wrong,
    say: async (decision) => {
      const failed = await decide(subject, decision);
      setWrong(failed);
      if (failed === undefined) subject.refresh();
      return failed === undefined;
    },
    takeBack: async (isMeant) => {
      const { account } = subject.query;
      const said = await ask(() => api.decisions.$get({ query: { account } }));
      setWrong(said.state === 'failed' ? failureInWords(said) : undefined);
      if (said.state === 'failed') return;
      for (const { id, decision, undoneAt } of said.value.items) {
        if (undoneAt === null && isMeant(decision)) await setUndone(subject, id, true);
      }
      subject.refresh();
    },
  };
}
