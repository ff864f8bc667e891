import { useRef, useState } from 'preact/hooks';
import { writeCount, writeNumberOf } from '../../../src/render/wording/numbers.ts';
import { api } from '../../api/client.ts';
import { fetchJson } from '../../api/request.ts';
import { useRequest } from '../../api/use-request.ts';

/** The box to drop or choose files. */
export function ChooseFiles({
  isDisabled,
  onChosen,
}: {
  isDisabled: boolean;
  onChosen: (files: File[]) => void;
}) {
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null | undefined): void => {
    if (!isDisabled && files && files.length > 0) onChosen(Array.from(files));
  };
  return (
    <div
      class={`drop${isOver ? ' over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <p>Drop your files here</p>
      <p class="note">
        Lists of your followers and posts from any tool (CSV, Excel, JSON, text), downloads from X,
        Instagram or TikTok (zip), event files
      </p>
      <Limits />
      <button
        type="button"
        class="main"
        aria-disabled={isDisabled}
        onClick={() => !isDisabled && input.current?.click()}
      >
        Choose files
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to import"
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}

/** The limits of the server. If they are unknown, its refusal of a file names them. */
function Limits() {
  const { request } = useRequest('limits', () => fetchJson(() => api.session.$get()));
  if (request.state !== 'loaded') return <p class="note">&nbsp;</p>;
  const { megabytes, minutes } = request.value.uploads;
  return (
    <p class="note">
      A file can have up to {writeCount(megabytes)} MB, and take up to{' '}
      {writeNumberOf(minutes, 'minute', 'minutes')} to import.
    </p>
  );
}
