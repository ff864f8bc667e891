import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Handler, Jobs } from '../../jobs/jobs.ts';
import { whenDone } from '../../jobs/when-done.ts';
import { TribeError } from '../../model/errors.ts';
import type { Store } from '../../store/ports/store.ts';
import { readError, writeError, type WrittenError } from '../../workers/protocol.ts';
import { timed } from '../analysis-times.ts';
import type { AnalyseElsewhere } from '../pages/analyses.ts';
import { ANALYSE, type AnalysisTask } from '../pages/analysis-messages.ts';
import { isKept } from '../pages/kept-analysis.ts';
import { threadPool } from '../threads.ts';

/** What a job for an analysis is given: the database is that of the jobs, the account its owner. */
const Input = z.object({
  settings: z.strictObject({
    from: z.number().exactOptional(),
    to: z.number().exactOptional(),
    now: z.number().exactOptional(),
    seed: z.number(),
  }),
}) satisfies z.ZodType<Pick<AnalysisTask, 'settings'>>;
/** What comes of it. The analysis itself is in the database. */
type Output = { error?: WrittenError };

/** Returns how a process has analyses made by the processes that do jobs, unless they are kept already. */
export function analyseByJobs(
  jobs: Pick<Jobs, 'add' | 'find'>,
  store: Pick<Store, 'forAccount'>,
): AnalyseElsewhere {
  return async ({ account, settings }, { key }, signal) => {
    if (await isKept(await store.forAccount(account), key)) return;
    const { from, to } = settings;
    const id = await jobs.add({
      queue: 'analysis',
      owner: account,
      key: hash('sha256', JSON.stringify([account, from, to, key]), 'hex'),
      input: { settings } satisfies z.input<typeof Input>,
    });
    const output = (await whenDone(jobs, 'analysis', id, signal)) as Output;
    if (output.error !== undefined) throw readError(output.error);
  };
}

/** Makes an analysis in a thread, and keeps it in the database. The second time, it is there already. */
export function analysisHandler(location: string): Handler {
  return async ({ owner, input, signal }) => {
    const thread = threadPool();
    const stop = (): void => void thread.end();
    signal.addEventListener('abort', stop, { once: true });
    try {
      const account = owner as AnalysisTask['account'];
      const { settings } = Input.parse(input);
      await timed(() => thread.run(ANALYSE, { location, account, settings, kept: 'made' }));
      return {} satisfies Output;
    } catch (error) {
      // The visitor can do something about it. Another try would fail too.
      if (error instanceof TribeError) return { error: writeError(error) } satisfies Output;
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
      await thread.end();
    }
  };
}
