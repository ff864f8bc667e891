import { useEffect, useRef, useState } from 'preact/hooks';
import type { Progress } from '../../../src/model/pages/upload.ts';
import type { Outcome } from '../../api/request.ts';
import { forgetUpload } from '../../api/upload.ts';
import type { ChosenFile } from './chosen-file.ts';

/**
 * Holds the files that a visitor chose. Work that began earlier finds them as they are now, and the
 * server forgets those that are removed or left.
 */
export function useChosenFiles() {
  const [files, setFiles] = useState<ChosenFile[]>([]);
  const latest = useRef<ChosenFile[]>(files);
  const nextKey = useRef(0);
  useEffect(() => () => forgetAll(latest.current), []);

  const show = (next: ChosenFile[]): void => setFiles((latest.current = next));
  const change = (key: number, changes: Partial<ChosenFile>): void =>
    show(latest.current.map((chosen) => (chosen.key === key ? { ...chosen, ...changes } : chosen)));

  return {
    files,
    change,
    now: (): readonly ChosenFile[] => latest.current,
    find: (key: number): ChosenFile | undefined =>
      latest.current.find((chosen) => chosen.key === key),

    /** Adds files. Returns their keys. */
    add(chosen: readonly File[]): number[] {
      const added = chosen.map((file): ChosenFile => ({
        key: nextKey.current++,
        file,
        progress: { state: 'waiting' },
        hints: {},
      }));
      show([...latest.current, ...added]);
      return added.map(({ key }) => key);
    },

    /** Removes the files that are not kept. */
    keepOnly(isKept: (chosen: ChosenFile) => boolean): void {
      forgetAll(latest.current.filter((chosen) => !isKept(chosen)));
      show(latest.current.filter(isKept));
    },

    /** Shows the result of a request about a file. */
    showOutcome(key: number, outcome: Outcome<Progress>): Progress {
      const progress: Progress =
        outcome.state === 'loaded'
          ? outcome.value
          : { state: 'failed', message: outcome.title, advice: outcome.advice };
      const preview = progress.state === 'previewed' ? { preview: progress.preview } : {};
      change(key, { progress, ...preview });
      return progress;
    },
  };
}

function forgetAll(files: readonly ChosenFile[]): void {
  for (const { id, progress } of files) {
    if (id !== undefined && progress.state !== 'done') void forgetUpload(id);
  }
}
