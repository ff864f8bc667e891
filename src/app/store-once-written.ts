import type { Store } from '../store/ports/store.ts';

/**
 * A database that does not exist yet, and is made by the first write: a file of which nothing can be
 * read leaves nothing.
 */
export function storeOnceWritten(
  open: () => Promise<Store>,
): Pick<Store, 'accounts' | 'forAccount'> {
  let opened: Promise<Store> | undefined;
  const written = (): Promise<Store> => (opened ??= open());
  return {
    accounts: {
      all: async () => (await opened)?.accounts.all() ?? [],
      holdsUnnamed: async () => (await opened)?.accounts.holdsUnnamed() ?? false,
      add: async (info) => (await written()).accounts.add(info),
      change: async (account, info) => (await written()).accounts.change(account, info),
      merge: async (request) => (await written()).accounts.merge(request),
      unmerge: async (request) => (await written()).accounts.unmerge(request),
      merged: async () => (await opened)?.accounts.merged() ?? [],
      remove: async (account) => (await opened)?.accounts.remove(account) ?? true,
    },
    forAccount: async (account) => (await written()).forAccount(account),
  };
}
