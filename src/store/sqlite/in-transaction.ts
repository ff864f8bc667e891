import type Database from 'better-sqlite3';

/** Does all of the work or nothing of it. Of several failures the first one is thrown. */
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
  // SQLite has already done it after some failures, as when the disk is full.
  if (!database.inTransaction) return;
  try {
    database.exec('rollback');
  } catch {
    // What failed before says why.
  }
}
