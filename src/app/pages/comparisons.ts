import { roundNumber } from '../../formats/json/round-number.ts';
import { AccountComparison } from '../../model/pages/account-comparison.ts';
import { Comparison } from '../../model/pages/comparison.ts';
import { comparedPeriods, type Period } from '../../model/periods.ts';
import type { TribeReport } from '../../model/report.ts';
import { compareAccounts } from '../../views/comparison/compare-accounts.ts';
import { compareReports } from '../../views/comparison/compare-reports.ts';
import type { Answered } from './analysis-messages.ts';
import { bytesOf } from './bytes-of.ts';
import type { Scope } from './page-scope.ts';

const YEAR_MS = 365 * 86_400_000;

/** The window to compare with: the one just before, or the same one a year earlier. */
export type ComparedWith = 'before' | 'year';

/** Returns the report about a scope. */
type ReportOf = (scope: Scope) => Promise<TribeReport>;

/** Compares the window with an earlier one. `undefined`: there is no data of that time. */
export async function earlierCompared(
  reportOf: ReportOf,
  scope: Scope,
  compared: ComparedWith,
): Promise<Answered> {
  const now = await reportOf(scope);
  const earlier = now.window && earlierWindow(now.window, compared);
  if (earlier === null) return undefined;
  return comparisonOf(now, await reportOf({ ...scope, ...earlier }));
}

/** Compares a period with the one before. `undefined`: there is no data of that time. */
export async function periodsCompared(
  reportOf: ReportOf,
  scope: Scope,
  period: Period,
): Promise<Answered> {
  const { window } = await reportOf(scope);
  if (window === null) return undefined;
  const { now, before } = comparedPeriods(period, Date.parse(window.to));
  const later = await reportOf({ ...scope, ...now });
  return comparisonOf(later, await reportOf({ ...scope, ...before }));
}

/** Compares two accounts. `undefined`: nothing is known of the followers of one. */
export async function accountsCompared(
  reportOf: ReportOf,
  scope: Scope,
  other: Scope,
): Promise<Answered> {
  const found = compareAccounts([await reportOf(scope), await reportOf(other)]);
  if (found === null) return undefined;
  return bytesOf(JSON.stringify(AccountComparison.parse(found), roundNumber));
}

function comparisonOf(now: TribeReport, before: TribeReport): Answered {
  const comparison = compareReports(now, before);
  if (comparison === null) return undefined;
  return bytesOf(JSON.stringify(Comparison.parse(comparison), roundNumber));
}

function earlierWindow(
  window: { from: string; to: string },
  compared: ComparedWith,
): { from: number; to: number } {
  const [from, to] = [Date.parse(window.from), Date.parse(window.to)];
  const back = compared === 'year' ? YEAR_MS : to - from;
  return { from: from - back, to: to - back };
}
