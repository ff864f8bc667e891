import type { Into, WrittenHints } from '../../api/upload.ts';
import type { OpenAccount } from '../../shell/scope.ts';
import type { ChosenFile } from './chosen-file.ts';

/** The account for files that name none: an id, or a new account. */
export type AccountChoice = { id: string } | { called: string };

/** An account in the database, or one that a file names. */
export type KnownAccount = Pick<OpenAccount, 'id' | 'handle' | 'name'> &
  Partial<Pick<OpenAccount, 'isSample'>>;

/** Returns the accounts that files name, each once. */
export function accountsNamed(files: readonly ChosenFile[]): KnownAccount[] {
  const named = new Map<string, KnownAccount>();
  for (const { preview } of files) {
    if (preview?.account) named.set(preview.account.id, preview.account);
  }
  return [...named.values()];
}

/** Returns the handles that the names of files without an account suggest. */
function handleProposed(files: readonly ChosenFile[]): string | undefined {
  return files
    .map(({ preview }) => preview?.proposal?.account)
    .find((handle) => handle !== undefined);
}

/**
 * Returns the likeliest account for files that name none: the one that another file names, the one
 * with the suggested handle, a new one with it, or the one on the page, unless that is the sample.
 */
export function likelyAccount(
  files: readonly ChosenFile[],
  accounts: readonly KnownAccount[],
  { current, mayCreate }: { current: string | undefined; mayCreate: boolean },
): AccountChoice {
  const [named] = accountsNamed(files);
  if (named !== undefined) return { id: named.id };
  const handle = handleProposed(files);
  const known = handle && accounts.find((account) => isCalled(account, handle));
  if (known) return { id: known.id };
  if (current === undefined) return { called: handle ?? '' };
  const isSample = accounts.some((account) => account.id === current && account.isSample);
  return mayCreate && (isSample || handle !== undefined)
    ? { called: handle ?? '' }
    : { id: current };
}

function isCalled({ id, handle }: KnownAccount, called: string): boolean {
  return id === called || handle?.toLowerCase() === called.toLowerCase();
}

/** Sorts files that name an account first, so it exists for the others. */
export function inImportOrder(files: readonly ChosenFile[]): ChosenFile[] {
  return files.toSorted(
    (a, b) => Number(b.preview?.account !== undefined) - Number(a.preview?.account !== undefined),
  );
}

/** Returns the account for a file, and the answers to send. `known`: ids of existing accounts. */
export function destinationOf(
  { preview, hints }: ChosenFile,
  choice: AccountChoice,
  { known, mayCreate }: { known: ReadonlySet<string>; mayCreate: boolean },
): { into: Into; hints: WrittenHints } {
  const named = preview?.account?.id;
  if (named !== undefined && known.has(named)) return { into: { account: named }, hints };
  if (named !== undefined && mayCreate) return { into: { isNew: true }, hints };
  if ('id' in choice) return { into: { account: choice.id }, hints };
  return { into: { isNew: true }, hints: { ...hints, account: choice.called } };
}
