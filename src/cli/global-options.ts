/** The options that every command takes. */
export interface GlobalOptions {
  /** Whose audience, where the database knows several. */
  account?: string;
  /** The database; see `databaseLocation`. */
  db?: string;
  /** Results as JSON, for machines. */
  json?: boolean;
  /** Nothing but what went wrong. */
  quiet?: boolean;
}
