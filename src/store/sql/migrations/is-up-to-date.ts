import { errorAbout } from '../../../model/errors.ts';

/** A database, as owners and as visitors of a server read of it. */
export interface NamedDatabase {
  path: string;
  called: string;
}

/**
 * Returns whether a database has had every migration. Throws a `TribeError` if a newer version of
 * the program has used it.
 *
 * @param done the names of the migrations that it has had.
 */
export function isUpToDate(
  database: NamedDatabase,
  done: readonly string[],
  ours: readonly string[],
): boolean {
  if (done.some((name) => !ours.includes(name))) {
    throw errorAbout(
      database,
      (what) => `${what} was written by a newer version of Tribefinder.`,
      'Install the newest version, or choose another database with --db.',
    );
  }
  return done.length === ours.length;
}
