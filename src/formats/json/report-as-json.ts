import { TribeReport } from '../../model/report.ts';
import { roundNumber } from './round-number.ts';

/**
 * Writes the report for other programs: fields in the order of the published schema, settings sorted
 * by name, fractions to six significant digits. The same report gives the same bytes on every
 * machine. Labels are unchanged; whoever shows them must make them harmless.
 */
export function reportAsJson(report: TribeReport): string {
  return `${JSON.stringify(roundedReport(report), null, 2)}\n`;
}

/** Returns the value that {@link reportAsJson} writes. Throws zod's error if it is not a report. */
export function roundedReport(report: TribeReport): TribeReport {
  const ordered = TribeReport.parse(report);
  const settings = Object.fromEntries(
    Object.entries(ordered.settings).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
  return JSON.parse(JSON.stringify({ ...ordered, settings }, roundNumber)) as TribeReport;
}
