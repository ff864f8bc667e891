import { TribeError } from '../../model/errors.ts';

interface Explanation {
  /** Beginning of the code of SQLite or of the operating system. */
  code: string;
  message: (path: string) => string;
  advice: string;
}

const SAFE = 'What was committed is safe: run the same command again and it goes on from there.';

const EXPLANATIONS: Explanation[] = [
  {
    code: 'SQLITE_FULL',
    message: (path) => `The disk is full: nothing more can be written to ${path}.`,
    advice: `Make room. ${SAFE}`,
  },
  {
    code: 'ENOSPC',
    message: (path) => `The disk is full: ${path} cannot be made.`,
    advice: 'Make room, or choose another place with --db.',
  },
  {
    code: 'SQLITE_BUSY',
    message: (path) => `Another program has kept ${path} locked for too long.`,
    advice: `Wait until it is done. ${SAFE}`,
  },
  {
    code: 'SQLITE_NOTADB',
    message: (path) => `${path} is not a database.`,
    advice: 'Choose another file with --db.',
  },
  {
    code: 'SQLITE_CORRUPT',
    message: (path) => `The database ${path} is damaged.`,
    advice: 'Restore a copy, or import your files into a new one with --db.',
  },
  {
    code: 'SQLITE_IOERR',
    message: (path) => `${path} cannot be read or written: the disk reports an error.`,
    advice: `Check the disk, and that no quota is used up. ${SAFE}`,
  },
  ...['SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_PERM', 'EACCES', 'EPERM', 'EROFS'].map(
    (code) => ({
      code,
      message: (path: string) => `${path} cannot be written.`,
      advice: 'Give yourself the right to write there, or choose another file with --db.',
    }),
  ),
  ...['EISDIR', 'ENOTDIR', 'EEXIST', 'ENAMETOOLONG'].map((code) => ({
    code,
    message: (path: string) => `${path} cannot be a database file.`,
    advice: 'Choose another file with --db.',
  })),
];

/** Puts what SQLite or the operating system reports in words that the owner can act on. */
export function explain(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const explanation = EXPLANATIONS.find((explanation) => code.startsWith(explanation.code));
  if (explanation === undefined) return error;
  return new TribeError(explanation.message(path), explanation.advice);
}
