/** The first number of all our advisory locks: 'trib'. The second is the number of an account. */
const OURS = 0x74726962;

/** Held while the list of accounts changes. Accounts have the numbers from 1 on. */
const ALL_ACCOUNTS = 0;

/** Held while the schema changes. */
const SCHEMA_CHANGES = -1;

/** Returns the statements that wait until nobody else writes to these accounts. */
export function lockAccounts(accounts: readonly number[]): string {
  const locks = accounts.length === 0 ? [ALL_ACCOUNTS] : accounts;
  // Everybody takes them in this order, so nobody waits for somebody who waits for them.
  const inOrder = [...new Set(locks)].sort((a, b) => a - b);
  return inOrder.map(lock).join('; ');
}

/** Returns the statement that waits until nobody else changes the schema. */
export function lockSchema(): string {
  return lock(SCHEMA_CHANGES);
}

/** The lock is released when the transaction ends. */
function lock(number: number): string {
  return `select pg_advisory_xact_lock(${OURS}, ${number})`;
}
