import { useState } from 'preact/hooks';
import type { WrittenCorrection } from '../../src/model/written-correction.ts';
import { ask, failureInWords } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { decide, setUndone } from '../api/correct.ts';
import type { Scope } from '../shell/scope.ts';

/** For what the owner can say on the spot; every page follows. */
export interface Deciding {
  /** Gives whether it was taken. */
  say: (correction: WrittenCorrection) => Promise<boolean>;
  /** Undoes all that stands and is meant; settings can say it again. */
  takeBack: (isMeant: (correction: WrittenCorrection) => boolean) => Promise<void>;
  /** What went wrong the last time. */
  wrong: string | undefined;
}

export function useDeciding(scope: Scope): Deciding {
  const [wrong, setWrong] = useState<string>();
  return {
    wrong,
    say: async (correction) => {
      const failed = await decide(scope, correction);
      setWrong(failed);
      if (failed === undefined) scope.refresh();
      return failed === undefined;
    },
    takeBack: async (isMeant) => {
      const { account } = scope.query;
      const said = await ask(() => api.corrections.$get({ query: { account } }));
      setWrong(said.state === 'failed' ? failureInWords(said) : undefined);
      if (said.state === 'failed') return;
      for (const { id, correction, undoneAt } of said.value.items) {
        if (undoneAt === null && isMeant(correction)) await setUndone(scope, id, true);
      }
      scope.refresh();
    },
  };
}
