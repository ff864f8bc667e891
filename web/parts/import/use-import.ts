import { useEffect, useRef, useState } from 'preact/hooks';
import type { Progress } from '../../../src/model/pages/upload.ts';
import type { Outcome } from '../../api/request.ts';
import {
  announce,
  forgetUpload,
  previewAgain,
  send,
  startImport,
  type WrittenHints,
} from '../../api/upload.ts';
import { type AccountChoice, destinationOf, inImportOrder } from './account-choice.ts';
import { type ChosenFile, isReady } from './chosen-file.ts';
import { rememberedAnswers } from './remembered-lists.ts';

/** Holds the files that a visitor chose, and the actions on them. */
export function useImport({
  accounts,
  shown,
  mayCreate,
}: {
  /** Ids of existing accounts. */
  accounts: readonly string[];
  /** The account on the page, else the last that was added. Answers about its lists hold for these too. */
  shown: string | undefined;
  mayCreate: boolean;
}) {
  const [files, setFiles] = useState<ChosenFile[]>([]);
  const [busy, setBusy] = useState(0);
  const latest = useRef<ChosenFile[]>(files);
  const nextKey = useRef(0);
  useEffect(() => () => forgetAll(latest.current), []);

  const show = (next: ChosenFile[]): void => setFiles((latest.current = next));
  const change = (key: number, changes: Partial<ChosenFile>): void =>
    show(latest.current.map((chosen) => (chosen.key === key ? { ...chosen, ...changes } : chosen)));
  const find = (key: number): ChosenFile | undefined =>
    latest.current.find((chosen) => chosen.key === key);

  /** Shows the result of a request about a file. */
  const showOutcome = (key: number, outcome: Outcome<Progress>): Progress => {
    const progress: Progress =
      outcome.state === 'loaded'
        ? outcome.value
        : { state: 'failed', message: outcome.title, advice: outcome.advice };
    const preview = progress.state === 'previewed' ? { preview: progress.preview } : {};
    change(key, { progress, ...preview });
    return progress;
  };

  const look = async (key: number): Promise<void> => {
    const chosen = find(key);
    if (chosen === undefined) return;
    const announced = await announce(chosen.file, shown);
    if (announced.state === 'failed') return void showOutcome(key, announced);
    const { id } = announced.value;
    change(key, { id });
    const sent = showOutcome(
      key,
      await send(id, chosen.file, (progress) => change(key, { progress })),
    );
    if (sent.state !== 'previewed' || sent.preview.proposal === undefined) return;
    const known = await rememberedAnswers(sent.preview, shown);
    if (known !== undefined) {
      const hints = { ...known, ...chosen.hints };
      change(key, { hints, isRemembered: true });
      showOutcome(key, await previewAgain(id, hints));
    }
  };

  const whileBusy = async (work: () => Promise<void>): Promise<void> => {
    setBusy((works) => works + 1);
    await work();
    setBusy((works) => works - 1);
  };

  return {
    files,
    isBusy: busy > 0,

    /** Previews files, one after the other. */
    choose: (chosen: File[]) =>
      whileBusy(async () => {
        const added = chosen.map((file): ChosenFile => ({
          key: nextKey.current++,
          file,
          progress: { state: 'waiting' },
          hints: {},
        }));
        show([...latest.current, ...added]);
        for (const { key } of added) await look(key);
      }),

    /** Sends a file again. */
    retry: (key: number) => whileBusy(() => look(key)),

    /** Stores answers. A list of another kind, or with other columns, is previewed again. */
    async answer(key: number, answers: WrittenHints): Promise<void> {
      const chosen = find(key);
      if (chosen?.id === undefined) return;
      const { id } = chosen;
      const { map, ...others } = { ...chosen.hints, ...answers };
      const isKept = map !== undefined && answers.as === undefined;
      const hints = { ...others, ...(isKept && { map }) };
      change(key, { hints });
      if (answers.as === undefined && answers.map === undefined) return;
      return whileBusy(async () => void showOutcome(key, await previewAgain(id, hints)));
    },

    remove(key: number): void {
      forgetAll(latest.current.filter((chosen) => chosen.key === key));
      show(latest.current.filter((chosen) => chosen.key !== key));
    },

    /** Removes everything that was chosen. */
    startOver(): void {
      forgetAll(latest.current);
      show([]);
    },

    /** Imports the previewed files, and returns the accounts that received data. */
    async importAll(choice: AccountChoice): Promise<string[]> {
      const known = new Set(accounts);
      const imported: string[] = [];
      let into = choice;
      await whileBusy(async () => {
        for (const { key } of inImportOrder(latest.current.filter(isReady))) {
          const chosen = find(key)!;
          const to = destinationOf(chosen, into, { known, mayCreate });
          const outcome = await startImport(chosen.id!, to, (progress) =>
            change(key, { progress }),
          );
          const progress = showOutcome(key, outcome);
          if (progress.state !== 'done') continue;
          const { account } = progress.imported;
          if (account === undefined) continue;
          known.add(account);
          imported.push(account);
          if ('called' in into && to.hints.account !== undefined) into = { id: account };
        }
      });
      return [...new Set(imported)];
    },
  };
}

function forgetAll(files: readonly ChosenFile[]): void {
  for (const { id, progress } of files) {
    if (id !== undefined && progress.state !== 'done') void forgetUpload(id);
  }
}
