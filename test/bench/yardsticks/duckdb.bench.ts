// DuckDB reads an event file into a table. Argument: the file. Prints the processor seconds.
import { packageNamed } from './outside.ts';

interface DuckDb {
  DuckDBInstance: {
    create(): Promise<{ connect(): Promise<{ run(sql: string): Promise<unknown> }> }>;
  };
}

const duckdb = packageNamed<DuckDb>('@duckdb/node-api');
if (duckdb === undefined) console.log('{}');
else {
  const connection = await (await duckdb.DuckDBInstance.create()).connect();
  const began = process.cpuUsage();
  const file = process.argv[2].replaceAll("'", "''");
  await connection.run(
    `create table event as select * from read_ndjson('${file}', sample_size = -1)`,
  );
  const { user, system } = process.cpuUsage(began);
  console.log(JSON.stringify({ seconds: (user + system) / 1e6 }));
}
