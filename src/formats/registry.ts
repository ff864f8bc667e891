import type { TribeReport } from '../model/report.ts';
import type { CommunityExport, CommunityOptions } from '../views/rows/community-row.ts';
import type { Answer } from '../render/answers/answer.ts';
import { tableAsCsv } from '../render/tables/table-as-csv.ts';
import { communitiesAsCsv } from './csv/communities-as-csv.ts';
import { communitiesAsGexf } from './gexf/communities-as-gexf.ts';
import { reportAsHtml } from './html/report-as-html.ts';
import { communitiesAsJson } from './json/communities-as-json.ts';
import { reportAsJson } from './json/report-as-json.ts';
import { answerAsMarkdown } from './markdown/answer-as-markdown.ts';
import { reportAsMarkdown } from './markdown/report-as-markdown.ts';
import type { AnswerFormat, CommunityFormat, ReportFormat } from './media-types.ts';
import { roundNumber } from './json/round-number.ts';
import { answerAsText } from './text/answer-as-text.ts';
import { reportAsText, type TextOptions } from './text/report-as-text.ts';

/** Writes a report. Only the text format uses the options. */
export type ReportExporter = (report: TribeReport, options: TextOptions) => string;

/** The writer of each format in `media-types.ts`. */
export const reportExporters = {
  text: reportAsText,
  json: reportAsJson,
  md: reportAsMarkdown,
  html: reportAsHtml,
} as const satisfies Record<ReportFormat, ReportExporter>;

/** Writes communities in chunks, in order. */
export type CommunityExporter = (
  communities: CommunityExport,
  options: CommunityOptions,
) => Iterable<string>;

export const communityExporters = {
  csv: communitiesAsCsv,
  json: communitiesAsJson,
  gexf: communitiesAsGexf,
} as const satisfies Record<CommunityFormat, CommunityExporter>;

/** Writes an answer: the page for programs, or its words and table. */
export type AnswerExporter = (page: object, answer: Answer, options: TextOptions) => string;

export const answerExporters = {
  text: (_, answer, options) => answerAsText(answer, options),
  json: (page) => `${JSON.stringify(page, roundNumber, 2)}\n`,
  md: (_, answer) => answerAsMarkdown(answer),
  csv: (_, { table }) => tableAsCsv(table),
} as const satisfies Record<AnswerFormat, AnswerExporter>;
