import type { CollectorMemory } from '../../ports/collector-memory.ts';
import type { Sql } from '../schema.ts';
import {
  forgetPaid,
  listSpending,
  releaseMoney,
  reserveMoney,
  settleAnswer,
  spentBy,
} from './money.ts';
import {
  deleteDoubts,
  findChanged,
  listDigests,
  listDoubts,
  readSetting,
  writeDigests,
  writeDoubts,
  writeSetting,
} from './notes.ts';
import { changeRun, deletePagesBut, findRun, insertRun, listPages } from './runs.ts';
import { claimSecret, readSecret, renewSecret, replaceSecret } from './secrets.ts';

/** Puts what goes wrong in the owner's words. */
type Explained = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** What a collector remembers, in any database that kysely speaks to. */
export function collectorMemory(sql: Sql, account: number, explained: Explained): CollectorMemory {
  /** The same work on this account, as a method. */
  const on =
    <Rest extends unknown[], Result>(
      work: (sql: Sql, account: number, ...rest: Rest) => Promise<Result>,
    ) =>
    (...rest: Rest): Promise<Result> =>
      explained(() => work(sql, account, ...rest));
  return {
    secret: on(readSecret),
    keepSecret: on(replaceSecret),
    dropSecret: () => explained(() => replaceSecret(sql, account, null)),
    claimRenewal: on(claimSecret),
    finishRenewal: on(renewSecret),
    setting: on(readSetting),
    keepSetting: on(writeSetting),
    openRun: (kind) => explained(() => findRun(sql, account, kind, null)),
    lastRun: on(findRun),
    beginRun: on(insertRun),
    updateRun: on(changeRun),
    endRun: (run, now, outcome) =>
      explained(() => changeRun(sql, account, run, { ended_at: now, outcome })),
    pages: on(listPages),
    dropPagesBut: on(deletePagesBut),
    reserve: on(reserveMoney),
    release: on(releaseMoney),
    settle: on(settleAnswer),
    spentBy: on(spentBy),
    spending: on(listSpending),
    forgetPaidBefore: on(forgetPaid),
    doubts: on(listDoubts),
    keepDoubts: on(writeDoubts),
    dropDoubts: on(deleteDoubts),
    changed: on(findChanged),
    keepDigests: on(writeDigests),
    digests: on(listDigests),
  };
}
