import { writeCount, writeNumberOf } from '../../../src/render/wording/numbers.ts';
import { importFoundInWords } from '../../../src/render/wording/import-found.ts';
import { readableNote } from '../../../src/render/wording/readable-label.ts';
import type { Progress } from '../../../src/model/pages/upload.ts';
import { Advice } from '../advice.tsx';

type Imported = Extract<Progress, { state: 'done' }>['imported'];

/** The result of an import. */
export function ImportResult({
  imported,
  kind,
}: {
  imported: Imported;
  /** The source that read it. */
  kind: string | undefined;
}) {
  const { lines, added, known, rejected, waiting, leftOut, onlyCounted, notes, found } = imported;
  const what = importFoundInWords(found, kind);
  return (
    <>
      <p>Imported{what !== '' && `: ${what}`}.</p>
      <p class="note">
        {writeNumberOf(lines, 'event', 'events')}: {writeCount(added)} new
        {known > 0 && `, ${writeCount(known)} already known`}
        {rejected > 0 && `, ${writeCount(rejected)} rejected`}
        {leftOut > 0 && `, ${writeCount(leftOut)} skipped (forgotten people or deleted posts)`}
        {waiting > 0 && `; ${writeCount(waiting)} waiting until another row names their people`}.
      </p>
      {notes.map((note) => (
        <p key={note}>
          <bdi>
            <Advice text={readableNote(note)} />
          </bdi>
        </p>
      ))}
      {onlyCounted.length > 0 && <OnlyCounted reasons={onlyCounted} />}
    </>
  );
}

function OnlyCounted({ reasons }: { reasons: Imported['onlyCounted'] }) {
  const count = reasons.reduce((sum, reason) => sum + reason.count, 0);
  return (
    <>
      <p>
        {writeNumberOf(count, 'rejected row was', 'rejected rows were')} only counted, not stored:
      </p>
      <ul>
        {reasons.map((reason) => (
          <li key={reason.reason}>
            {writeCount(reason.count)}:{' '}
            <bdi>
              <Advice text={readableNote(reason.reason)} />
            </bdi>
          </li>
        ))}
      </ul>
    </>
  );
}
