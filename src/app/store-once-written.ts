import type { Store } from '../store/ports/store.ts';

/**
 * Returns a store whose database does not exist until the first write makes it. So a file that
 * cannot be read leaves no database behind.
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
