/** The schema with our tables, so that another program may use the same database. */
export const SCHEMA = 'tribefinder';

/**
 * Makes names mean our tables until the transaction ends. A session keeps nothing, because a pooler
 * such as PgBouncer may lend it to somebody else after each transaction.
 */
export const USE_SCHEMA = `set local search_path = ${SCHEMA}`;

/** Returns whether a location of a database is a PostgreSQL server, not a file. */
export function isServer(location: string): boolean {
  return /^postgres(ql)?:\/\//i.test(location);
}

/** Returns a location without the password of a server, for messages, logs and pages. */
export function shownLocation(location: string): string {
  if (!isServer(location)) return location;
  const url = parse(location);
  if (url === undefined) return 'The URL of the database';
  url.password = '';
  for (const name of url.searchParams.keys().toArray()) {
    if (!SHOWN.has(name)) url.searchParams.delete(name);
  }
  return url.href;
}

/** Parameters of a URL that say which server it is. */
const SHOWN: ReadonlySet<string> = new Set(['host', 'port', 'user', 'dbname']);

/** Returns the URL as the driver needs it; `undefined` if it is not a valid URL. */
export function sessionUrl(location: string): string | undefined {
  const url = parse(location);
  if (url === undefined) return undefined;
  const { searchParams } = url;
  // The driver would otherwise take every mode of encryption for the strictest one.
  if (searchParams.has('sslmode')) searchParams.set('uselibpqcompat', 'true');
  return url.href;
}

function parse(location: string): URL | undefined {
  return URL.canParse(location) ? new URL(location) : undefined;
}
