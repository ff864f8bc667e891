import type { TribeReport } from '../model/report.ts';
import { stillToReadInWords } from '../render/wording/still-to-read.ts';
import type { AccountStore } from '../store/ports/account-store.ts';
import { stillToRead } from './collect/still-to-read.ts';

/**
 * Returns the first warning of a report that is made while a snapshot is being taken. `undefined`:
 * none is.
 */
export async function stillComing(
  store: Pick<AccountStore, 'collector' | 'log'>,
  now: number,
): Promise<string | undefined> {
  const left = await stillToRead(store, now);
  return left && stillToReadInWords(left);
}

/** Adds the warning to a report. */
export function withStillComing(report: TribeReport, coming: string | undefined): TribeReport {
  return coming === undefined ? report : { ...report, warnings: [coming, ...report.warnings] };
}
