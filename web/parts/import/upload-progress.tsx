import { writeNumberOf } from '../../../src/render/wording/numbers.ts';
import type { ChosenFile } from './chosen-file.ts';

/** Shows the progress of a file. */
export function UploadProgress({ progress }: { progress: ChosenFile['progress'] }) {
  if (progress.state === 'waiting') return <p class="note">Waiting…</p>;
  if (progress.state !== 'receiving' && progress.state !== 'importing') return null;
  const { bytes, size } = progress;
  return (
    <p class="note">
      {progress.state === 'receiving'
        ? 'Reading the file…'
        : `${writeNumberOf(progress.lines, 'row', 'rows')} imported`}{' '}
      <progress max={Math.max(1, size)} value={bytes} aria-label="Progress" />
    </p>
  );
}
