import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { ambiguous, nothingYet } from '../app/choose-account.ts';
import type { OpenAccount } from '../app/access/visitor.ts';
import type { Scope } from '../app/pages/pages.ts';
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
export function requestedAccount(
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
  const usual = accounts.find(({ id, handle }) => id === fallback || handle === fallback);
  if (usual !== undefined) return usual;
  if (accounts.length > 1) throw ambiguous(accounts);
  return accounts[0];
}

/** Returns the requested account if the visitor is its owner. */
export function requestedOwnAccount(
  context: Context<Environment>,
  requested: string | undefined,
  fallback: string | undefined,
): OpenAccount {
  const account = requestedAccount(context, requested, fallback);
  if (account.role !== 'owner') throw new Refusal(403, 'Only the owner of the account can do this');
  return account;
}

/** Returns the account and window that a page is about. */
export function requestedScope(
  context: Context<Environment>,
  { account, from, to }: z.infer<typeof WindowQuery>,
  fallback: string | undefined,
): Scope {
  const { id, idsOnly } = requestedAccount(context, account, fallback);
  const window = {
    ...(from !== undefined && { from: parseDayOrInstant(from)! }),
    ...(to !== undefined && { to: parseDayOrInstant(to)! }),
  };
  if (window.from !== undefined && window.to !== undefined && window.from >= window.to) {
    throw new Refusal(400, '`from` is not before `to`', 'Swap the two times.');
  }
  return { account: id, idsOnly, visitor: context.get('visitor').limitedAs, ...window };
}
