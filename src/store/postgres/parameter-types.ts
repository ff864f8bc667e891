import type { ParameterTypes } from './postgres-connection.ts';

/** Returns a function that asks PostgreSQL once for the types of the parameters of each statement. */
export function parameterTypes(): ParameterTypes {
  const known = new Map<string, readonly string[]>();
  return async (client, { sql }) => {
    let types = known.get(sql);
    if (types === undefined) {
      await client.query(`prepare asked as ${sql}`);
      const { rows } = await client.query<{ types: string[] }>(
        `select parameter_types::text[] as types from pg_prepared_statements where name = 'asked'`,
      );
      await client.query('deallocate asked');
      known.set(sql, (types = rows[0].types));
    }
    return types;
  };
}
