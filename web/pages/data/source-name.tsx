import { readableNote } from '../../../src/render/wording/readable-label.ts';
import { fileName } from './file-name.ts';

/** The file name of a source, and its path for whoever asks. */
export function SourceName({ source }: { source: string }) {
  const name = fileName(source);
  if (name === source) return <bdi>{readableNote(source)}</bdi>;
  return (
    <details class="path">
      <summary>
        <bdi>{readableNote(name)}</bdi>
      </summary>
      <bdi>{readableNote(source)}</bdi>
    </details>
  );
}
