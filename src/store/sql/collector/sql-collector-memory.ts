import type { CollectorMemory } from '../../ports/collector-memory.ts';
import type { AccountScope } from '../account-scope.ts';
import {
  forgetPaid,
  listSpending,
  releaseMoney,
  reserveMoney,
  recordAnswer,
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
import type { Sql } from '../schema.ts';

/** What we remember about reading one account from a platform. */
export function collectorMemory({ database, number: account }: AccountScope): CollectorMemory {
  const { sql, explained } = database;
  /** Turns a function into a method of this account. */
  const on =
    <Rest extends unknown[], Result>(
      work: (sql: Sql, account: number, ...rest: Rest) => Promise<Result>,
    ) =>
    (...rest: Rest): Promise<Result> =>
      explained(() => work(sql, account, ...rest));
  return {
    credentials: {
      read: on(readSecret),
      keep: on(replaceSecret),
      drop: () => explained(() => replaceSecret(sql, account, null)),
      claimRenewal: on(claimSecret),
      finishRenewal: on(renewSecret),
    },
    settings: { read: on(readSetting), keep: on(writeSetting) },
    runs: {
      open: (kind) => explained(() => findRun(sql, account, kind, null)),
      last: on(findRun),
      begin: (kind, now) => explained(() => insertRun(database, account, kind, now)),
      update: on(changeRun),
      end: (run, now, outcome) =>
        explained(() => changeRun(sql, account, run, { ended_at: now, outcome })),
      pages: on(listPages),
      dropPagesBut: on(deletePagesBut),
    },
    spending: {
      reserve: (request) => explained(() => reserveMoney(database, account, request)),
      release: on(releaseMoney),
      settle: (answer) => explained(() => recordAnswer(database, account, answer)),
      ofRun: on(spentBy),
      since: on(listSpending),
      forgetPaidBefore: on(forgetPaid),
    },
    doubts: { due: on(listDoubts), keep: on(writeDoubts), drop: on(deleteDoubts) },
    digests: { changed: on(findChanged), keep: on(writeDigests), all: on(listDigests) },
  };
}
