import { createHash } from 'node:crypto';
import type { AccountInfo } from '../../model/audience-log.ts';
import type { AccountId } from '../../model/ids.ts';
import type { ListQuestion } from '../../model/list-question.ts';
import {
  canBeRemembered,
  type LastingAnswers,
  lastingAnswers,
  recalled,
  type RememberedList,
} from '../../model/remembered-list.ts';
import { UNNAMED_ACCOUNT } from '../../model/unnamed-account.ts';
import { UnansweredQuestion } from '../../model/unanswered-question.ts';
import { lastingAnswersInWords } from '../../render/wording/lasting-answers.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';
import type { Store } from '../../store/ports/store.ts';
import type { ImportOptions } from './import-types.ts';
import { openFile, type OpenedFile } from './open-file.ts';

/** Answers questions about lists as the owner did when they imported lists with the same columns. */
export async function recallAnswers(
  store: Pick<Store, 'forAccount'>,
  opened: readonly OpenedFile[],
  stored: readonly AccountInfo[],
  options: ImportOptions,
): Promise<void> {
  const lists = opened.filter((file) => questionOf(file) !== undefined);
  if (lists.length === 0) return;
  const remembered = await allRemembered(store, stored, options);
  for (const file of lists) {
    const { columns, asks } = questionOf(file)!;
    const same = remembered.find(({ key }) => key === keyOf(columns));
    const answers = same && recalled(same.answers, asks, file.hints);
    if (answers === undefined) continue;
    await file.source?.close();
    delete file.source;
    file.hints = { ...file.hints, ...answers };
    file.recalled = answers;
    await openFile(file, options);
  }
}

/** Remembers what the owner said about the columns of a list that was imported. */
export async function rememberAnswers(
  { lists }: Pick<AccountStore, 'lists'>,
  { source, hints }: OpenedFile,
  at: number,
): Promise<void> {
  const columns = source?.list?.columns ?? [];
  const answers = lastingAnswers(hints);
  if (answers === undefined || !canBeRemembered(columns)) return;
  await lists.keep({ key: keyOf(columns), columns, answers, at });
}

/** Says how a list was read without asking. */
export function recalledInWords(answers: LastingAnswers): string {
  const said = lastingAnswersInWords(answers);
  return `Read like your last list with these columns (${said}). See \`tribe columns\`.`;
}

function questionOf({ source, result }: OpenedFile): ListQuestion | undefined {
  return result.error instanceof UnansweredQuestion ? result.error.question : source?.list;
}

/** Returns what is remembered for the accounts that the import may write to. */
async function allRemembered(
  store: Pick<Store, 'forAccount'>,
  stored: readonly AccountInfo[],
  { target }: ImportOptions,
): Promise<RememberedList[]> {
  const ids = stored.map(({ id }) => id).filter((id) => mayReadOf(id, target));
  const remembered: RememberedList[] = [];
  for (const id of ids) remembered.push(...(await (await store.forAccount(id)).lists.all()));
  return remembered.toSorted((a, b) => b.at - a.at);
}

function mayReadOf(id: AccountId, target: ImportOptions['target']): boolean {
  if (typeof target !== 'string') return id === target.account;
  return target === 'as named' && id !== UNNAMED_ACCOUNT;
}

function keyOf(columns: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(columns)).digest('hex');
}
