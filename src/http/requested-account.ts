import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { accountCalled, ambiguous, nothingYet } from '../app/choose-account.ts';
import type { OpenAccount } from '../app/access/visitor.ts';
import type { Scope } from '../app/pages/page-scope.ts';
import type { AccountStore } from '../store/ports/account-store.ts';
import { id } from '../model/pages/parts.ts';
import { parseDayOrInstant } from '../model/instant.ts';
import type { Environment } from './environment.ts';
import { Refusal } from './problem.ts';

/** An id in an address. */
export const Id = id;

/** A time in an address. */
export const time = z
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

/** The largest number of an item that PostgreSQL stores. No item has it, nor a larger one. */
const BEYOND_ITEMS = 2 ** 31 - 1;

/** The number of a stored item in an address. */
export const NumberInPath = z.object({
  id: z
    .string()
    .regex(/^\d{1,12}$/u)
    .transform((id) => Math.min(Number(id), BEYOND_ITEMS))
    .describe('the `id` of the item'),
});

/** So many entries a dashboard holds, to filter and sort them by itself. */
const MOST_ON_A_PAGE = 1000;

export const Limit = z.coerce
  .number()
  .int()
  .min(1)
  .max(MOST_ON_A_PAGE)
  .optional()
  .describe('entries on a page; default: 50');

/** The parameters that sort a list. */
export const sortBy = <Column extends string>(...columns: readonly Column[]) => ({
  sort: z.enum(columns).optional().describe('the column to sort by'),
  order: z.enum(['ascending', 'descending']).optional().describe('of `sort`; default: ascending'),
});

/** The end of the previous page. */
export const Cursor = z
  .string()
  .regex(/^\d{1,9}$/u)
  .optional()
  .describe('`next` of the previous page');

/**
 * Returns the account of a request by {@link AccountQuery} if the visitor has access. Does not reveal
 * that others exist.
 *
 * @param fallback the account of requests that name none.
 */
function requestedAccount(
  context: Context<Environment>,
  fallback: string | undefined,
): OpenAccount {
  const { account: requested } = validQuery(context);
  const { accounts } = context.get('visitor');
  if (requested !== undefined) return openAccount(context, requested);
  if (accounts.length === 0) throw nothingYet();
  const usual = fallback === undefined ? undefined : accountCalled(accounts, fallback);
  if (usual !== undefined) return usual;
  if (accounts.length > 1) throw ambiguous(accounts);
  return accounts[0];
}

function openAccount(context: Context<Environment>, requested: string): OpenAccount {
  const found = context.get('visitor').accounts.find(({ id }) => id === requested);
  if (found === undefined) throw new Refusal(404, 'You have no access to such an account');
  return found;
}

/**
 * Opens the requested account if the visitor is its owner. A route has no other way to a store, so
 * no route can write to an account of somebody else.
 */
export async function ownStore(
  context: Context<Environment>,
  fallback: string | undefined,
): Promise<AccountStore> {
  const { open } = requestedAccount(context, fallback);
  if (open === undefined) throw new Refusal(403, 'Only the owner of the account can do this');
  return open();
}

/** Returns the account and window of a request by {@link WindowQuery}. */
export function requestedScope(context: Context<Environment>, fallback: string | undefined): Scope {
  const { from, to } = validQuery(context);
  const { account, role } = requestedAccount(context, fallback);
  const window = {
    ...(from !== undefined && { from: parseDayOrInstant(from)! }),
    ...(to !== undefined && { to: parseDayOrInstant(to)! }),
  };
  if (window.from !== undefined && window.to !== undefined && window.from >= window.to) {
    throw new Refusal(400, '`from` is not before `to`', 'Swap the two times.');
  }
  return {
    account,
    reader: role,
    visitor: context.get('visitor').limitedAs,
    ...window,
  };
}

/**
 * Returns the account and window of a request, and the same window of another account. The visitor
 * owns both.
 */
export function comparedScopes(
  context: Context<Environment>,
  fallback: string | undefined,
  requested: string,
): [Scope, Scope] {
  const scope = requestedScope(context, fallback);
  const { account, role } = openAccount(context, requested);
  if (scope.reader !== 'owner' || role !== 'owner')
    throw new Refusal(403, 'Only the owner of both accounts can do this');
  if (account === scope.account)
    throw new Refusal(400, 'An account can’t be compared with itself', 'Name another account.');
  return [scope, { ...scope, account }];
}

/** Returns the query, which the route has validated. Only the route knows its type. */
function validQuery(context: Context<Environment>): z.infer<typeof WindowQuery> {
  return context.req.valid('query' as never);
}
