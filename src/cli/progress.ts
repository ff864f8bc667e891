import cliProgress from 'cli-progress';
import type { ImportProgress } from '../app/import/import-types.ts';
import { writeCount } from '../render/wording/numbers.ts';
import { cutToWidth } from '../render/wording/display-width.ts';
import { drawingStream, printable } from './streams.ts';

export interface Progress {
  show: (progress: ImportProgress) => void;
  /** Clears the bar. A second call changes nothing. */
  end: () => void;
}

const NAME_COLUMNS = 24;

/** Shows a bar for each file on standard error. Does nothing if `mayAnimate` is false. */
export function createProgress(mayAnimate: boolean): Progress {
  if (!mayAnimate) return { show: () => undefined, end: () => undefined };
  const bar = new cliProgress.SingleBar({
    format: '{file} [{bar}] {percentage}% | {facts} | {eta_formatted} left',
    barsize: 20,
    stream: drawingStream(),
    clearOnComplete: true,
    hideCursor: null,
  });
  let file: string | undefined;
  const end = (): void => {
    if (file !== undefined) bar.stop();
    file = undefined;
  };
  return {
    show(progress) {
      const { file: name, bytes, size } = progress;
      if (name !== file) {
        end();
        file = name;
        bar.start(Math.max(size, 1), 0, payload({ ...progress, lines: 0 }));
      }
      bar.update(bytes, payload(progress));
    },
    end,
  };
}

function payload({ file, kind, lines }: ImportProgress): object {
  const facts = kind === 'event-file' ? 'lines' : 'facts';
  return {
    file: cutToWidth(printable(file), NAME_COLUMNS),
    facts: `${writeCount(lines)} ${facts}`,
  };
}
