import { errorAbout } from '../../model/errors.ts';

interface Explanation {
  /** The beginning of an error code of SQLite or the operating system. */
  code: string;
  message: (path: string) => string;
  advice: string;
}

const SAFE = 'Your data is safe. Run the same command again to continue.';

const EXPLANATIONS: Explanation[] = [
  {
    code: 'SQLITE_FULL',
    message: (path) => `The disk is full, so ${path} cannot grow.`,
    advice: `Free some space. ${SAFE}`,
  },
  {
    code: 'ENOSPC',
    message: (path) => `The disk is full, so ${path} cannot be created.`,
    advice: 'Free some space, or choose another file with --db.',
  },
  {
    code: 'SQLITE_BUSY',
    message: (path) => `Another program has locked ${path} for too long.`,
    advice: `Wait until that program is done. ${SAFE}`,
  },
  {
    code: 'SQLITE_NOTADB',
    message: (path) => `${path} is not a database.`,
    advice: 'Choose another file with --db.',
  },
  {
    code: 'SQLITE_CORRUPT',
    message: (path) => `${path} is damaged.`,
    advice: 'Restore a backup, or import your files into a new database with --db.',
  },
  {
    code: 'SQLITE_IOERR',
    message: (path) => `${path} cannot be read or written, because the disk reports an error.`,
    advice: `Check the disk and your disk quota. ${SAFE}`,
  },
  ...['SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_PERM', 'EACCES', 'EPERM', 'EROFS'].map(
    (code) => ({
      code,
      message: (path: string) => `${path} cannot be written.`,
      advice:
        'Change the permissions of the file, or choose another with --db. Its disk may be read-only.',
    }),
  ),
  ...['EISDIR', 'ENOTDIR', 'EEXIST', 'ENAMETOOLONG'].map((code) => ({
    code,
    message: (path: string) => `${path} cannot be used as a database file.`,
    advice: 'Choose another file with --db.',
  })),
];

/** Returns a `TribeError` with advice for an error of SQLite or the operating system. */
export function explain(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const explanation = EXPLANATIONS.find((explanation) => code.startsWith(explanation.code));
  if (explanation === undefined) return error;
  return errorAbout({ path, called: 'the database' }, explanation.message, explanation.advice);
}
