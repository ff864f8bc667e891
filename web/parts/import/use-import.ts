import { useState } from 'preact/hooks';
import { announce, previewAgain, send, startImport, type WrittenHints } from '../../api/upload.ts';
import { type AccountChoice, destinationOf, inImportOrder } from './account-choice.ts';
import { isReady } from './chosen-file.ts';
import { rememberedAnswers } from './remembered-lists.ts';
import { useChosenFiles } from './use-chosen-files.ts';

/** The files that a visitor chose, and what can be done with them. */
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
  const list = useChosenFiles();
  const [busy, setBusy] = useState(0);
  const { change, find, showOutcome } = list;

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
    files: list.files,
    isBusy: busy > 0,

    /** Previews files, one after the other. */
    choose: (chosen: File[]) =>
      whileBusy(async () => {
        for (const key of list.add(chosen)) await look(key);
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

    remove: (key: number) => list.keepOnly((chosen) => chosen.key !== key),

    /** Removes everything that was chosen. */
    startOver: () => list.keepOnly(() => false),

    /** Imports the previewed files, and returns the accounts that received data. */
    async importAll(choice: AccountChoice): Promise<string[]> {
      const known = new Set(accounts);
      const imported: string[] = [];
      let into = choice;
      await whileBusy(async () => {
        for (const { key } of inImportOrder(list.now().filter(isReady))) {
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
