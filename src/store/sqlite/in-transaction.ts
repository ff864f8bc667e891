import type Database from 'better-sqlite3';

/** Runs work in a transaction. Throws the first of several errors. */
export async function inTransaction<Result>(
  database: Database.Database,
  begin: string,
  work: () => Promise<Result>,
): Promise<Result> {
  database.exec(begin);
  try {
    const result = await work();
    database.exec('commit');
    return result;
  } catch (error) {
    rollBack(database);
    throw error;
  }
}

function rollBack(database: Database.Database): void {
  // SQLite has already rolled back after some errors, such as a full disk.
  if (!database.inTransaction) return;
  try {
    database.exec('rollback');
  } catch {
    // The first error says more.
  }
}
