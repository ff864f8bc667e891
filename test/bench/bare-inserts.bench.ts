import { join } from 'node:path';
import Database from 'better-sqlite3';
import { connect } from '../../src/store/sqlite/connect.ts';
import { temporaryFolder } from './temporary-folder.ts';

/**
 * The yardstick of import: the events of a database as they are stored, all in memory beforehand
 * and in the order in which they were imported, put into a new file by one prepared statement in
 * one transaction.
 *
 * Arguments: the database; `same` for a table of the same shape, `plain` for one without a key.
 * Prints how many there were, and the seconds from the first insert to the end of the commit.
 */
const [database, shape] = process.argv.slice(2) as [string, 'same' | 'plain'];

const stored = new Database(database, { readonly: true });
const rows = stored.prepare('select * from event order by source, line').raw().all() as unknown[][];
const columns = stored.pragma('table_info(event)') as { name: string; type: string }[];
const { sql } = stored.prepare(`select sql from sqlite_master where name = 'event'`).get() as {
  sql: string;
};
stored.close();

using folder = temporaryFolder();
const file = connect(join(folder.path, 'bare.sqlite'));
const declared = columns.map(({ name, type }) => `"${name}" ${type}`).join(', ');
file.exec(shape === 'same' ? sql : `create table event (${declared})`);
const insert = file.prepare(`insert into event values (${columns.map(() => '?').join(', ')})`);
const began = performance.now();
file.transaction(() => {
  for (const row of rows) insert.run(...row);
})();
const seconds = (performance.now() - began) / 1000;
file.close();
console.log(JSON.stringify({ rows: rows.length, seconds }));
