import type { Into, WrittenHints } from '../../api/upload.ts';
import type { OpenAccount } from '../../shell/scope.ts';
import type { ChosenFile } from './chosen-file.ts';

/** Which account the files go into that name none: one by its id, or a new one. */
export type AccountChoice = { id: string } | { called: string };

/** An account that is there, or that a file names. */
export type KnownAccount = Pick<OpenAccount, 'id' | 'handle' | 'name'> &
  Partial<Pick<OpenAccount, 'isSample'>>;

/** The accounts that files name, each once. */
export function accountsNamed(files: readonly ChosenFile[]): KnownAccount[] {
  const named = new Map<string, KnownAccount>();
  for (const { preview } of files) {
    if (preview?.account) named.set(preview.account.id, preview.account);
  }
  return [...named.values()];
}

/** What the files that name no account say it is called, by their names. */
function handleProposed(files: readonly ChosenFile[]): string | undefined {
  return files
    .map(({ preview }) => preview?.proposal?.account)
    .find((handle) => handle !== undefined);
}

/**
 * The likeliest account for files that name none: the one that another file names, the one with the
 * proposed handle, a new one with it, or the one that is shown, unless that is the sample.
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

/** Files that name an account come first, so that it is there for the others. */
export function inImportOrder(files: readonly ChosenFile[]): ChosenFile[] {
  return files.toSorted(
    (a, b) => Number(b.preview?.account !== undefined) - Number(a.preview?.account !== undefined),
  );
}

/** Where a file goes, and what to say about it. `known`: ids of accounts that are there by now. */
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
