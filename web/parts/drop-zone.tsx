import { useRef, useState } from 'preact/hooks';
import { withCode } from '../../src/render/page/with-code.ts';
import { writeCount, writeNumberOf } from '../../src/render/wording/numbers.ts';
import { ask } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { renderMarkup } from './render-markup.tsx';

type Progress =
  | { state: 'receiving'; bytes: number; size: number }
  | { state: 'importing'; bytes: number; size: number; lines: number }
  | {
      state: 'done';
      imported: {
        lines: number;
        added: number;
        known: number;
        rejected: number;
        waiting: number;
        leftOut: number;
        account?: string | undefined;
      };
    }
  | { state: 'failed'; message: string; advice: string };

interface Sent {
  name: string;
  progress: Progress;
}

/** Takes files of events in, dropped or chosen, and says how far each is. */
export function DropZone({
  account,
  onImported,
}: {
  /** None: each file says whose it is. */
  account?: string;
  onImported: (account: string | undefined) => void;
}) {
  const [sent, setSent] = useState<Sent[]>([]);
  const [isOver, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = async (files: File[]): Promise<void> => {
    if (busy || files.length === 0) return;
    setBusy(true);
    setSent([]);
    let into: string | undefined;
    for (const file of files) {
      const show = (progress: Progress): void =>
        setSent((before) => [
          ...before.filter(({ name }) => name !== file.name),
          { name: file.name, progress },
        ]);
      const last = await send(file, account, show);
      show(last);
      if (last.state === 'done') into = last.imported.account ?? into ?? account;
    }
    setBusy(false);
    if (into !== undefined) onImported(into);
  };
  return (
    <div class="drop-box">
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
          void take(Array.from(event.dataTransfer?.files ?? []));
        }}
      >
        <p>Drop files of events, or your X archive, here</p>
        <p class="note">JSON lines or CSV, plain or packed with gzip; an X archive as its zip</p>
        <button type="button" class="main" disabled={busy} onClick={() => input.current?.click()}>
          Choose files
        </button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label="Files of events, or an X archive"
          onChange={(event) => {
            void take(Array.from(event.currentTarget.files ?? []));
            event.currentTarget.value = '';
          }}
        />
      </div>
      <ul class="sent" aria-live="polite">
        {sent.map(({ name, progress }) => (
          <li key={name}>
            <bdi>{name}</bdi>: <SoFar progress={progress} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function SoFar({ progress }: { progress: Progress }) {
  switch (progress.state) {
    case 'receiving':
    case 'importing': {
      const { bytes, size } = progress;
      return (
        <>
          {progress.state === 'receiving'
            ? 'on its way'
            : `${writeNumberOf(progress.lines, 'line', 'lines')} read`}
          <progress max={Math.max(1, size)} value={bytes} aria-label="How far it is" />
        </>
      );
    }
    case 'done': {
      const { lines, added, known, rejected, waiting, leftOut } = progress.imported;
      return (
        <>
          {writeNumberOf(lines, 'line', 'lines')}: {writeCount(added)} new
          {known > 0 && `, ${writeCount(known)} known already`}
          {rejected > 0 && `, ${writeCount(rejected)} set aside`}
          {leftOut > 0 && `, ${writeCount(leftOut)} left out as forgotten or gone`}
          {waiting > 0 && `; ${writeCount(waiting)} wait until something names their people`}.
        </>
      );
    }
    case 'failed':
      return (
        <span role="alert">
          {progress.message} {withCode(progress.advice).map(renderMarkup)}
        </span>
      );
  }
}

/** Announces a file, follows how far it is, and sends it. Gives its end. */
async function send(
  file: File,
  account: string | undefined,
  show: (progress: Progress) => void,
): Promise<Progress> {
  const query = account === undefined ? {} : { account };
  const announced = await ask(() =>
    api.imports.$post({ query, json: { name: file.name, size: file.size } }),
  );
  if (announced.state === 'failed') {
    return { state: 'failed', message: announced.title, advice: announced.advice };
  }
  const { id } = announced.value;
  const source = new EventSource(api.imports[':id'].progress.$path({ param: { id } }));
  source.addEventListener('progress', ({ data }) => show(JSON.parse(data) as Progress));
  try {
    const response = await fetch(api.imports[':id'].file.$path({ param: { id } }), {
      method: 'PUT',
      headers: { 'x-tribefinder': '1', 'content-type': 'application/octet-stream' },
      body: file,
    });
    if (response.ok) return (await response.json()) as Progress;
    const { title, detail } = (await response.json()) as { title: string; detail?: string };
    return { state: 'failed', message: title, advice: detail ?? '' };
  } catch {
    return {
      state: 'failed',
      message: 'The file did not arrive.',
      advice: 'Look whether `tribe serve` is still running, then drop it again.',
    };
  } finally {
    source.close();
  }
}
