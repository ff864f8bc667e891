import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { accountCalled, ambiguous, nothingYet } from '../app/choose-account.ts';
import type { OpenAccount } from '../app/access/visitor.ts';
import type { Scope } from '../app/pages/pages.ts';
import type { AccountStore } from '../store/ports/account-store.ts';
import { id } from '../model/pages/parts.ts';
import { parseDayOrInstant } from '../model/instant.ts';
import type { Environment } from './environment.ts';
import { Refusal } from './problem.ts';

/** An id in an address. */
export const Id = id;

const time = z
  .string()
  .max(40)
  .refine((text) => parseDayOrInstant(text) !== undefined, 'is neither a day nor a time')
  .describe('a day, which means its first moment in UTC, or an RFC 3339 time');

/** The account of a request. */
export const AccountQuery = z.object({
  account: Id.optional().describe('needed if you have access to several accounts'),
});

/** The account and window of a request; without `from` and `to`, all data. */
export const WindowQuery = AccountQuery.extend({ from: time.optional(), to: time.optional() });

/** The end of the previous page. */
export const Cursor = z
  .string()
  .regex(/^\d{1,12}$/u)
  .optional()
  .describe('`next` of the previous page');

/** Returns the requested account if the visitor has access. Does not reveal that others exist. */
function requestedAccount(
  context: Context<Environment>,
  requested: string | undefined,
  fallback: string | undefined,
): OpenAccount {
  const { accounts } = context.get('visitor');
  if (requested !== undefined) {
    const found = accounts.find(({ id }) => id === requested);
    if (found === undefined) throw new Refusal(404, 'You have no access to such an account');
    return found;
  }
  if (accounts.length === 0) throw nothingYet();
  const usual = fallback === undefined ? undefined : accountCalled(accounts, fallback);
  if (usual !== undefined) return usual;
  if (accounts.length > 1) throw ambiguous(accounts);
  return accounts[0];
}

/**
 * Opens the requested account if the visitor is its owner. A route has no other way to a store, so
 * no route can write to an account of somebody else.
 */
export async function ownStore(
  context: Context<Environment>,
  requested: string | undefined,
  fallback: string | undefined,
): Promise<AccountStore> {
  const { open } = requestedAccount(context, requested, fallback);
  if (open === undefined) throw new Refusal(403, 'Only the owner of the account can do this');
  return open();
}

/** Returns the account and window that a page is about. */
export function requestedScope(
  context: Context<Environment>,
  { account, from, to }: z.infer<typeof WindowQuery>,
  fallback: string | undefined,
): Scope {
  const { id, role } = requestedAccount(context, account, fallback);
  const window = {
    ...(from !== undefined && { from: parseDayOrInstant(from)! }),
    ...(to !== undefined && { to: parseDayOrInstant(to)! }),
  };
  if (window.from !== undefined && window.to !== undefined && window.from >= window.to) {
    throw new Refusal(400, '`from` is not before `to`', 'Swap the two times.');
  }
  return {
    account: id,
    idsOnly: role === 'viewer',
    visitor: context.get('visitor').limitedAs,
    ...window,
  };
}
