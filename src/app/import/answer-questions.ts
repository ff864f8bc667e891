import type { AccountInfo } from '../../model/audience-log.ts';
import type { AccountId } from '../../model/ids.ts';
import type { ListQuestion } from '../../model/list-question.ts';
import { UNNAMED_ACCOUNT } from '../../model/unnamed-account.ts';
import { UnansweredQuestion } from '../../model/unanswered-question.ts';
import type { ImportOptions } from './import-types.ts';
import { openFile, type OpenedFile } from './open-file.ts';

/**
 * Asks what lists do not say: once for each file, and once for the account of all. If there is
 * nobody to ask, the file gets the question as its error.
 */
export async function answerQuestions(
  opened: readonly OpenedFile[],
  stored: readonly AccountInfo[],
  options: ImportOptions,
): Promise<void> {
  let isKnown = isAccountKnown(opened, stored, options);
  let account: string | undefined;
  for (const file of opened) {
    if (account !== undefined) file.hints = { account, ...file.hints };
    const question = openQuestion(file, isKnown || file.hints.account !== undefined);
    if (question === undefined) continue;
    if (options.ask === undefined) {
      file.result.error = new UnansweredQuestion(question, file.hints);
      continue;
    }
    const answers = await options.ask(question);
    file.hints = { ...file.hints, ...answers };
    account ??= answers.account;
    if (file.source === undefined) await openFile(file, options);
    isKnown ||= file.account !== undefined;
  }
}

function isAccountKnown(
  opened: readonly OpenedFile[],
  stored: readonly AccountInfo[],
  { target }: ImportOptions,
): boolean {
  if (typeof target !== 'string') return true;
  const named = stored.filter(({ id }) => id !== UNNAMED_ACCOUNT);
  return target === 'as named' && accountsNamed(opened).length + named.length > 0;
}

/** Returns what nobody has answered about a file; `undefined` if nothing is open. */
function openQuestion(
  { source, result }: OpenedFile,
  isAccountKnown: boolean,
): ListQuestion | undefined {
  const { error } = result;
  const question = error instanceof UnansweredQuestion ? error.question : source?.unnamed?.question;
  if (question === undefined) return undefined;
  const asks = question.asks.filter((asked) => asked !== 'account' || !isAccountKnown);
  return asks.length === 0 ? undefined : { ...question, asks };
}

/** Returns the accounts that files name, each once. */
export function accountsNamed(opened: readonly OpenedFile[]): AccountInfo[] {
  const named = new Map<AccountId, AccountInfo>();
  for (const { account } of opened) if (account !== undefined) named.set(account.id, account);
  return [...named.values()];
}
