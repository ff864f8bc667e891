import type { TribeReport } from '../model/report.ts';
import type { Answer } from '../render/answers/answer.ts';
import { tableAsCsv } from '../render/tables/table-as-csv.ts';
import type { ExportTable } from '../views/exports/export-table.ts';
import { rowsAsCsv } from './csv/rows-as-csv.ts';
import { reportAsHtml } from './html/report-as-html.ts';
import { reportAsJson } from './json/report-as-json.ts';
import { rowsAsJson } from './json/rows-as-json.ts';
import { answerAsMarkdown } from './markdown/answer-as-markdown.ts';
import { reportAsMarkdown } from './markdown/report-as-markdown.ts';
import type { AnswerFormat, ReportFormat, TableFormat } from './media-types.ts';
import { roundNumber } from './json/round-number.ts';
import { rowsAsParquet } from './parquet/rows-as-parquet.ts';
import { answerAsText } from './text/answer-as-text.ts';
import { reportAsText, type TextOptions } from './text/report-as-text.ts';

/** A file in chunks: texts, or bytes. */
export type Chunks = Iterable<string> | AsyncIterable<Uint8Array<ArrayBuffer>>;

/** Writes a report. Only the text format uses the options. */
export type ReportExporter = (report: TribeReport, options: TextOptions) => string;

/** The writer of each format in `media-types.ts`. */
export const reportExporters = {
  text: reportAsText,
  json: reportAsJson,
  md: reportAsMarkdown,
  html: reportAsHtml,
} as const satisfies Record<ReportFormat, ReportExporter>;

/** Writes a table in chunks, in order. */
export type TableExporter = (table: ExportTable) => Chunks;

export const tableExporters = {
  csv: rowsAsCsv,
  json: rowsAsJson,
  parquet: rowsAsParquet,
} as const satisfies Record<TableFormat, TableExporter>;

/** Writes an answer: the page for programs, or its words and table. */
export type AnswerExporter = (page: object, answer: Answer, options: TextOptions) => string;

export const answerExporters = {
  text: (_, answer, options) => answerAsText(answer, options),
  json: (page) => `${JSON.stringify(page, roundNumber, 2)}\n`,
  md: (_, answer) => answerAsMarkdown(answer),
  csv: (_, { table }) => tableAsCsv(table),
} as const satisfies Record<AnswerFormat, AnswerExporter>;
