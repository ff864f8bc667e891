import type { TribeError } from '../model/errors.ts';
import type { AccountInfo } from '../model/audience-log.ts';
import type { AccountStore } from '../store/ports/account-store.ts';
import type { Store } from '../store/ports/store.ts';
import type { GlobalOptions } from './global-options.ts';
import type { Output } from './output.ts';

/** Everything that commands share. */
export interface Context {
  options(): GlobalOptions;
  output: Output;
  /** The file of the database, or the URL of its server, which may contain a password. */
  databasePath(): Promise<string>;
  /** The database, opened at first use and closed at the end. */
  store(): Promise<Store>;
  /** The same for a command that needs data and must not make a database. */
  existingStore(): Promise<Store>;
  /** The same for an import, which makes a missing database only once there is something to write. */
  storeToFill(): Promise<Pick<Store, 'accounts' | 'forAccount'>>;
  /** The account of `--account`, or the only one. */
  account(): Promise<AccountInfo>;
  /** The part of the database for {@link account}. */
  accountStore(): Promise<AccountStore>;
  /** Sets an exit code other than 0. */
  exitWith(code: number): void;
}

/** Creates a context that opens the database at first use and closes it in `close`. */
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
  const isThere = async (): Promise<boolean> => {
    if (opened !== undefined) return true;
    const { isThere: isThereAt } = await import('../app/open-store.ts');
    return isThereAt(await databasePath());
  };
  const nothingThere = async (): Promise<TribeError> => {
    const { noDatabase } = await import('../app/choose-account.ts');
    const { sampleLocation } = await import('../app/import-sample.ts');
    const path = await databasePath();
    const { isThere: isThereAt } = await import('../app/open-store.ts');
    const sample = sampleLocation(path);
    return noDatabase(path, (await isThereAt(sample)) ? sample : undefined);
  };
  return {
    options,
    output,
    databasePath,
    store,
    async existingStore() {
      if (!(await isThere())) throw await nothingThere();
      return store();
    },
    async storeToFill() {
      if (await isThere()) return store();
      const { storeOnceWritten } = await import('../app/store-once-written.ts');
      return storeOnceWritten(store);
    },
    async account() {
      const { chooseAccount } = await import('../app/choose-account.ts');
      return chooseAccount(await this.existingStore(), options().account);
    },
    async accountStore() {
      const { id } = await this.account();
      return (await store()).forAccount(id);
    },
    exitWith: (wanted) => (code = wanted),
    exitCode: () => code,
    async close() {
      // The command that opened the database has reported the error.
      const store = await opened?.catch(() => undefined);
      await store?.close();
    },
  };
}
