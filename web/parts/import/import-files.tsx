import { useEffect, useRef, useState } from 'preact/hooks';
import { writeNumberOf } from '../../../src/render/wording/numbers.ts';
import type { OpenAccount } from '../../shell/scope.ts';
import {
  type AccountChoice,
  accountsNamed,
  type KnownAccount,
  likelyAccount,
} from './account-choice.ts';
import { AccountQuestion } from './account-question.tsx';
import { importedInto, isReady } from './chosen-file.ts';
import { ChooseFiles } from './choose-files.tsx';
import { FileCard } from './file-card.tsx';
import { useImport } from './use-import.ts';

/** Imports files in steps: choose, preview, confirm, result. */
export function ImportFiles({
  accounts,
  current,
  mayCreate,
  onShowReport,
  onLeft,
}: {
  /** Accounts that the visitor owns. */
  accounts: readonly OpenAccount[];
  /** The account on the page. */
  current?: string;
  /** Whether the visitor may add accounts. */
  mayCreate: boolean;
  onShowReport: (account: string) => void;
  /** The visitor leaves the page after an import. */
  onLeft: () => void;
}) {
  const [added, setAdded] = useState<KnownAccount[]>([]);
  const [answered, setAnswered] = useState<AccountChoice>();
  const there = [...accounts, ...added];
  const shown = current ?? added.at(-1)?.id;
  const importing = useImport({
    accounts: there.map(({ id }) => id),
    shown,
    mayCreate,
  });
  const { files, isBusy } = importing;
  const into = importedInto(files) ?? added.at(-1)?.id;
  useLeft(into !== undefined, onLeft);
  const choice = answered ?? likelyAccount(files, there, { current: shown, mayCreate });
  const ready = files.filter(isReady);
  const isDone = files.every(({ progress }) => progress.state === 'done');
  const named = accountsNamed(files).filter(({ id }) => there.every((known) => known.id !== id));
  const start = async (): Promise<void> => {
    const imported = await importing.importAll(choice);
    const isNew = imported.filter((id) => there.every((known) => known.id !== id));
    if (isNew.length === 0) return;
    const handle = 'called' in choice ? { handle: choice.called.replace(/^@/u, '') } : {};
    setAdded([
      ...added,
      ...isNew.map((id) => named.find((known) => known.id === id) ?? { id, ...handle }),
    ]);
    setAnswered(undefined);
  };
  return (
    <form
      class="import"
      aria-busy={isBusy}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void start();
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
        <fieldset>
          <legend>Whose followers and posts are these?</legend>
          <AccountQuestion
            accounts={[...there, ...named]}
            mayCreate={mayCreate}
            choice={choice}
            onChoice={setAnswered}
          />
        </fieldset>
      )}
      {(files.length > 0 || into !== undefined) && (
        <Buttons
          files={files.length}
          ready={ready.length}
          isBusy={isBusy}
          isDone={isDone}
          onShow={into === undefined ? undefined : () => onShowReport(into)}
          onStartOver={() => {
            importing.startOver();
            setAnswered(undefined);
          }}
        />
      )}
    </form>
  );
}

/** One main button, which keeps the focus: to import, then to see the report. */
function Buttons({
  files,
  ready,
  isBusy,
  isDone,
  onShow,
  onStartOver,
}: {
  files: number;
  /** Files that can be imported. */
  ready: number;
  isBusy: boolean;
  isDone: boolean;
  onShow: (() => void) | undefined;
  onStartOver: () => void;
}) {
  return (
    <p class="buttons">
      {(ready > 0 || onShow) && (
        <button
          type={ready > 0 ? 'submit' : 'button'}
          class="main"
          aria-disabled={isBusy}
          onClick={() => ready === 0 && !isBusy && onShow?.()}
        >
          {ready > 0 ? `Import ${writeNumberOf(ready, 'file', 'files')}` : 'Show the report'}
        </button>
      )}
      {ready > 0 && onShow && (
        <button type="button" aria-disabled={isBusy} onClick={() => !isBusy && onShow()}>
          Show the report
        </button>
      )}
      {files > 0 && (
        <button type="button" aria-disabled={isBusy} onClick={() => !isBusy && onStartOver()}>
          {isDone ? 'Import more' : 'Start over'}
        </button>
      )}
    </p>
  );
}

/** Calls this once the visitor leaves the page, if something was imported. */
function useLeft(hasImported: boolean, onLeft: () => void): void {
  const latest = useRef({ hasImported, onLeft });
  latest.current = { hasImported: hasImported || latest.current.hasImported, onLeft };
  useEffect(
    () => () => {
      if (latest.current.hasImported) latest.current.onLeft();
    },
    [],
  );
}
