/** The formats of a report, which are the values of `--format`, and their media types. */
export const REPORT_TYPES = {
  text: 'text/plain',
  json: 'application/json',
  md: 'text/markdown',
  html: 'text/html',
} as const;

export type ReportFormat = keyof typeof REPORT_TYPES;

/** The formats of tables of people, topics, posts and departures. */
export const TABLE_TYPES = {
  csv: 'text/csv',
  json: 'application/json',
  parquet: 'application/vnd.apache.parquet',
} as const;

export type TableFormat = keyof typeof TABLE_TYPES;

/** The formats of communities. */
export const COMMUNITY_TYPES = { ...TABLE_TYPES, gexf: 'application/gexf+xml' } as const;

export type CommunityFormat = keyof typeof COMMUNITY_TYPES;

/** The formats of an answer to a question. */
export const ANSWER_TYPES = {
  text: 'text/plain',
  json: 'application/json',
  md: 'text/markdown',
  csv: 'text/csv',
} as const;

export type AnswerFormat = keyof typeof ANSWER_TYPES;

/** Returns the names of some formats, in their order. */
export function formatNames<Name extends string>(types: Readonly<Record<Name, string>>): Name[] {
  return Object.keys(types) as Name[];
}
