import { useEffect, useRef, useState } from 'preact/hooks';
import { writeNumberOf } from '../../../src/render/wording/numbers.ts';
import type { OpenAccount } from '../../shell/scope.ts';
import { type AccountChoice, accountsNamed, likelyAccount } from './account-choice.ts';
import { AccountQuestion } from './account-question.tsx';
import { isReady } from './chosen-file.ts';
import { ChooseFiles } from './choose-files.tsx';
import { FileCard } from './file-card.tsx';
import { useImport } from './use-import.ts';

/** Imports files: choose, look at them, confirm, see the result. */
export function ImportFiles({
  accounts,
  current,
  mayCreate,
  onShowReport,
  onLeft,
}: {
  /** That the visitor owns. */
  accounts: readonly OpenAccount[];
  /** The account that is shown. */
  current?: string;
  /** Whether the visitor may add accounts. */
  mayCreate: boolean;
  onShowReport: (account: string) => void;
  /** The visitor leaves the page after an import. */
  onLeft: () => void;
}) {
  const ids = accounts.map(({ id }) => id);
  const importing = useImport({ accounts: ids, current, mayCreate });
  const [answered, setAnswered] = useState<AccountChoice>();
  const [imported, setImported] = useState<string>();
  useLeft(imported !== undefined, onLeft);
  const { files, isBusy } = importing;
  const choice = answered ?? likelyAccount(files, accounts, { current, mayCreate });
  const ready = files.filter(isReady);
  const isDone = files.every(({ progress }) => progress.state === 'done');
  const named = accountsNamed(files).filter(({ id }) => !ids.includes(id));
  const start = async (): Promise<void> => {
    const into = await importing.importAll(choice);
    if (into === undefined) return;
    setImported(into);
    if ('called' in choice) setAnswered({ id: into });
  };
  return (
    <form
      class="import"
      aria-busy={isBusy}
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <ChooseFiles isDisabled={isBusy} onChosen={(chosen) => void importing.choose(chosen)} />
      {files.length > 0 && (
        <ul class="file-cards">
          {files.map((chosen) => (
            <FileCard
              key={chosen.key}
              chosen={chosen}
              isBusy={isBusy}
              onAnswers={(answers) => void importing.answer(chosen.key, answers)}
              onRetry={() => void importing.retry(chosen.key)}
              onRemove={() => importing.remove(chosen.key)}
            />
          ))}
        </ul>
      )}
      {ready.some(({ preview }) => preview?.account === undefined) && (
        <fieldset disabled={isBusy}>
          <legend>Whose followers and posts are these?</legend>
          <AccountQuestion
            accounts={[...accounts, ...named]}
            mayCreate={mayCreate}
            choice={choice}
            onChoice={setAnswered}
          />
        </fieldset>
      )}
      {files.length > 0 && (
        <p class="buttons">
          {ready.length > 0 && (
            <button type="submit" class="main" disabled={isBusy}>
              Import {writeNumberOf(ready.length, 'file', 'files')}
            </button>
          )}
          {imported !== undefined && (
            <button
              type="button"
              class={ready.length === 0 ? 'main' : undefined}
              disabled={isBusy}
              onClick={() => onShowReport(imported)}
            >
              Show the report
            </button>
          )}
          <button
            type="button"
            disabled={isBusy}
            onClick={() => {
              importing.startOver();
              setAnswered(undefined);
            }}
          >
            {isDone ? 'Import more' : 'Start over'}
          </button>
        </p>
      )}
    </form>
  );
}

/** Calls this once the visitor leaves the page, if something was imported. */
function useLeft(hasImported: boolean, onLeft: () => void): void {
  const latest = useRef({ hasImported, onLeft });
  latest.current = { hasImported, onLeft };
  useEffect(
    () => () => {
      if (latest.current.hasImported) latest.current.onLeft();
    },
    [],
  );
}
