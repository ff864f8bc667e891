import type { AccountInfo } from '../model/audience-log.ts';
import type { Store } from '../store/ports/store.ts';
import type { GlobalOptions } from './global-options.ts';
import type { Output } from './output.ts';

/** What a command works with. */
export interface Context {
  options(): GlobalOptions;
  output: Output;
  /** Path of the database file. */
  databasePath(): Promise<string>;
  /** The database, opened when first asked for and closed at the end. */
  store(): Promise<Store>;
  /** The account of `--account`, or the only one there is. */
  account(): Promise<AccountInfo>;
  /** Sets the exit code, where it is not that of a command that is done. */
  exitWith(code: number): void;
}

/** Opens things late and closes what was opened. */
export function createContext(
  options: () => GlobalOptions,
  output: Output,
): Context & { exitCode: () => number; close: () => Promise<void> } {
  let code = 0;
  let opened: Promise<Store> | undefined;
  const store = (): Promise<Store> => (opened ??= open());
  const databasePath = async (): Promise<string> => {
    const { databaseLocation } = await import('../app/open-store.ts');
    return databaseLocation(options().db, process.env);
  };
  const open = async (): Promise<Store> => {
    const { openStore } = await import('../app/open-store.ts');
    return openStore(await databasePath());
  };
  return {
    options,
    output,
    databasePath,
    store,
    async account() {
      const { chooseAccount } = await import('../app/choose-account.ts');
      return chooseAccount(await store(), options().account);
    },
    exitWith: (wanted) => (code = wanted),
    exitCode: () => code,
    async close() {
      // An error of opening it has been reported by whoever wanted it.
      const store = await opened?.catch(() => undefined);
      await store?.close();
    },
  };
}
