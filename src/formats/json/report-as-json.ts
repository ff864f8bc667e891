import { TribeReport } from '../../model/report.ts';
import { roundNumber } from './round-number.ts';

/**
 * The report for other programs: fields in the order of the published schema, settings by name,
 * fractions to six significant digits, so that the same report is the same bytes on every machine.
 * Labels stand as they were read; whoever shows them must make them harmless.
 */
export function reportAsJson(report: TribeReport): string {
  return `${JSON.stringify(roundedReport(report), null, 2)}\n`;
}

/** The value that {@link reportAsJson} writes. Throws what zod throws where it is no report. */
export function roundedReport(report: TribeReport): TribeReport {
  const ordered = TribeReport.parse(report);
  const settings = Object.fromEntries(
    Object.entries(ordered.settings).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
  return JSON.parse(JSON.stringify({ ...ordered, settings }, roundNumber)) as TribeReport;
}
