import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { ambiguous, nothingYet } from '../app/choose-account.ts';
import type { OpenAccount } from '../app/access/visitor.ts';
import type { Scope } from '../app/pages/pages.ts';
import { id } from '../model/pages/parts.ts';
import { parseDayOrInstant } from '../model/instant.ts';
import type { Environment } from './environment.ts';
import { Refusal } from './problem.ts';

/** An id as it may stand in an address. */
export const Id = id;

const time = z
  .string()
  .max(40)
  .refine((text) => parseDayOrInstant(text) !== undefined, 'is neither a day nor a time')
  .describe('a day, which stands for its first moment in UTC, or a time by RFC 3339');

/** Whose audience. */
export const AccountQuery = z.object({
  account: Id.optional().describe('where more than one is open to you'),
});

/** Whose audience, over what time; all that is known where nothing is said. */
export const WindowQuery = AccountQuery.extend({ from: time.optional(), to: time.optional() });

/** Where the page before ended. */
export const Cursor = z
  .string()
  .regex(/^\d{1,12}$/u)
  .optional()
  .describe('`next` of the page before');

/** The account asked for, where it is open to who asks. Of others not even that they exist is said. */
export function requestedAccount(
  context: Context<Environment>,
  requested: string | undefined,
  fallback: string | undefined,
): OpenAccount {
  const { accounts } = context.get('visitor');
  if (requested !== undefined) {
    const found = accounts.find(({ id }) => id === requested);
    if (found === undefined) throw new Refusal(404, 'No such account is open to you');
    return found;
  }
  if (accounts.length === 0) throw nothingYet();
  const usual = accounts.find(({ id, handle }) => id === fallback || handle === fallback);
  if (usual !== undefined) return usual;
  if (accounts.length > 1) throw ambiguous(accounts);
  return accounts[0];
}

/** The same, where only its owner may do what is asked. */
export function requestedOwnAccount(
  context: Context<Environment>,
  requested: string | undefined,
  fallback: string | undefined,
): OpenAccount {
  const account = requestedAccount(context, requested, fallback);
  if (account.role !== 'owner') throw new Refusal(403, 'Only the owner may do that');
  return account;
}

/** What pages are asked about. */
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
    throw new Refusal(400, 'The time ends before it begins', 'Say the earlier time as `from`.');
  }
  return { account: id, idsOnly, ...window };
}
