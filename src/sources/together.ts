import type { AccountEvent } from '../model/events.ts';
import type { OpenedSource } from './source.ts';

/** Joins files of one container, all about one account, to one source that reads them in order. */
export function together(
  name: string,
  opened: readonly OpenedSource[],
  close: () => Promise<void>,
): OpenedSource {
  return {
    ...opened[0],
    name,
    size: opened.reduce((sum, { size }) => sum + size, 0),
    account: () => firstNamed(opened),
    async *batches(account, onRead) {
      let done = 0;
      for (const source of opened) {
        yield* source.batches(account, (soFar) => onRead?.(done + soFar));
        done += source.size;
      }
    },
    notes: () => opened.flatMap((source) => source.notes?.() ?? []),
    async close() {
      for (const source of opened) await source.close();
      await close();
    },
  };
}

async function firstNamed(opened: readonly OpenedSource[]): Promise<AccountEvent | undefined> {
  for (const source of opened) {
    const account = await source.account();
    if (account !== undefined) return account;
  }
  return undefined;
}
