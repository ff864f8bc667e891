import type { TribeReport } from '../model/report.ts';
import { communitiesAsCsv } from './csv/communities-as-csv.ts';
import { communitiesAsGexf } from './gexf/communities-as-gexf.ts';
import { communitiesAsJson } from './json/communities-as-json.ts';
import type { CommunityExport, CommunityOptions } from '../views/rows/community-row.ts';
import { reportAsHtml } from './html/report-as-html.ts';
import { reportAsJson } from './json/report-as-json.ts';
import { reportAsMarkdown } from './markdown/report-as-markdown.ts';
import { reportAsText } from './text/report-as-text.ts';
import type { TextOptions } from './text/report-as-text.ts';

/** Writes a report. Only the text format uses the options. */
export type ReportExporter = (report: TribeReport, options: TextOptions) => string;

/** The values of `--format`. A new format is a folder and a line here. */
export const reportExporters = {
  text: reportAsText,
  json: reportAsJson,
  md: reportAsMarkdown,
  html: reportAsHtml,
} as const satisfies Record<string, ReportExporter>;

export type ReportFormat = keyof typeof reportExporters;

/** Writes communities in chunks, in order. */
export type CommunityExporter = (
  communities: CommunityExport,
  options: CommunityOptions,
) => Iterable<string>;

export const communityExporters = {
  csv: communitiesAsCsv,
  json: communitiesAsJson,
  gexf: communitiesAsGexf,
} as const satisfies Record<string, CommunityExporter>;

export type CommunityFormat = keyof typeof communityExporters;
