/**
 * How CSV is written: RFC 4180, rows end with CR LF. Cells with a lone CR or LF are quoted too, as many
 * programs end a row there.
 */
export const CSV_FORM = { record_delimiter: 'windows', quoted_match: /[\r\n]/ } as const;
