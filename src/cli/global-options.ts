/** The options that every command takes. */
export interface GlobalOptions {
  /** The account, if the database has several. */
  account?: string;
  /** The database; see `databaseLocation`. */
  db?: string;
  /** Print results as JSON. */
  json?: boolean;
  /** Print only results and errors. */
  quiet?: boolean;
}
