import { useRef, useState } from 'preact/hooks';
import { withCode } from '../../src/render/page/with-code.ts';
import { writeCount, writeNumberOf } from '../../src/render/wording/numbers.ts';
import { readableNote } from '../../src/render/wording/readable-label.ts';
import { api } from '../api/client.ts';
import { failureInWords, fetchJson } from '../api/request.ts';
import { upload } from '../api/upload.ts';
import { useRequest } from '../api/use-request.ts';
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
        notKept: { reason: string; count: number }[];
        notes: string[];
        account?: string | undefined;
      };
    }
  | { state: 'failed' | 'question'; message: string; advice: string };

interface Sent {
  name: string;
  progress: Progress;
}

/** Imports files that are dropped or chosen, and shows the progress of each. */
export function DropZone({
  account,
  mayCreate = false,
  onImported,
}: {
  /** If left out, each file names its account. */
  account?: string;
  /** Whether the visitor may add accounts. */
  mayCreate?: boolean;
  onImported: (account: string | undefined) => void;
}) {
  const [sent, setSent] = useState<Sent[]>([]);
  const [isOver, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const [isNew, setNew] = useState(false);
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
      const sending = await upload<Progress>(
        file,
        { account: into ?? account, isNew: isNew && into === undefined },
        show,
      );
      const last: Progress =
        sending.state === 'loaded' ? sending.value : { ...sending, message: sending.title };
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
        <p>Drop event files or your X archive here</p>
        <p class="note">JSON Lines or CSV, also as .gz; an X archive as .zip</p>
        <Limits />
        <button type="button" class="main" disabled={busy} onClick={() => input.current?.click()}>
          Choose files
        </button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label="Event files or an X archive"
          onChange={(event) => {
            void take(Array.from(event.currentTarget.files ?? []));
            event.currentTarget.value = '';
          }}
        />
      </div>
      {mayCreate && (
        <label class="check">
          <input
            type="checkbox"
            checked={isNew}
            disabled={busy}
            onChange={(event) => setNew(event.currentTarget.checked)}
          />
          These files are about a new account
        </label>
      )}
      <ul class="sent" aria-live="polite">
        {sent.map(({ name, progress }) => (
          <li key={name}>
            <bdi>{name}</bdi>: <ProgressLine progress={progress} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the server accepts. Without an answer, the refusal of a file says it. */
function Limits() {
  const { request } = useRequest('limits', () => fetchJson(() => api.session.$get()));
  if (request.state !== 'loaded') return null;
  const { megabytes, minutes } = request.value.uploads;
  return (
    <p class="note">
      At most {writeCount(megabytes)} MB per file, and {writeNumberOf(minutes, 'minute', 'minutes')}{' '}
      to import it
    </p>
  );
}

function ProgressLine({ progress }: { progress: Progress }) {
  switch (progress.state) {
    case 'receiving':
    case 'importing': {
      const { bytes, size } = progress;
      return (
        <>
          {progress.state === 'receiving'
            ? 'uploading'
            : `${writeNumberOf(progress.lines, 'line', 'lines')} read`}
          <progress max={Math.max(1, size)} value={bytes} aria-label="Progress" />
        </>
      );
    }
    case 'done': {
      const { lines, added, known, rejected, waiting, leftOut, notKept, notes } = progress.imported;
      return (
        <>
          {writeNumberOf(lines, 'line', 'lines')}: {writeCount(added)} new
          {known > 0 && `, ${writeCount(known)} already known`}
          {rejected > 0 && `, ${writeCount(rejected)} rejected`}
          {leftOut > 0 && `, ${writeCount(leftOut)} skipped (forgotten people or deleted posts)`}
          {waiting > 0 && `; ${writeCount(waiting)} waiting until another row names their people`}.
          {notes.map((note) => ` ${note}`)}
          {notKept.length > 0 && <NotKept reasons={notKept} />}
        </>
      );
    }
    case 'question':
    case 'failed':
      return (
        <span role="alert">
          {withCode(failureInWords({ ...progress, title: progress.message })).map(renderMarkup)}
        </span>
      );
  }
}

function NotKept({ reasons }: { reasons: { reason: string; count: number }[] }) {
  const count = reasons.reduce((sum, reason) => sum + reason.count, 0);
  return (
    <>
      {' '}
      {writeNumberOf(count, 'rejected row was', 'rejected rows were')} counted and not kept:
      <ul>
        {reasons.map((reason) => (
          <li key={reason.reason}>
            {writeCount(reason.count)}: <bdi>{readableNote(reason.reason)}</bdi>
          </li>
        ))}
      </ul>
    </>
  );
}
