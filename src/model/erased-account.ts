/** The prefix of the ids that stand in place of those of erased accounts. */
const PREFIX = 'deleted:';

/**
 * Returns the id that stands in place of the id of an account that its platform deleted.
 *
 * @param digest of the account's own id, with a secret salt, so that nobody can tell whose it was
 */
export function erasedId(digest: string): string {
  return PREFIX + digest;
}

/** Whether an id stands for an account that its platform deleted. */
export function isErasedId(id: string): boolean {
  return id.startsWith(PREFIX);
}
