import { readableLabel } from '../../../src/render/wording/readable-label.ts';
import { failureInWords } from '../../api/request.ts';
import type { WrittenHints } from '../../api/upload.ts';
import { Advice } from '../advice.tsx';
import { accountTitle } from './account-title.ts';
import { type ChosenFile, kindOf } from './chosen-file.ts';
import { FirstRows } from './first-rows.tsx';
import { ImportResult } from './import-result.tsx';
import { ListQuestions } from './list-questions.tsx';
import { SOURCE_KINDS } from './source-kinds.ts';
import { UploadProgress } from './upload-progress.tsx';

/** One chosen file: its preview, open questions, progress, and error. */
export function FileCard({
  chosen,
  isBusy,
  onAnswers,
  onRetry,
  onRemove,
}: {
  chosen: ChosenFile;
  isBusy: boolean;
  onAnswers: (answers: WrittenHints) => void;
  onRetry: () => void;
  onRemove: () => void;
}) {
  const { file, preview, progress } = chosen;
  const isOpen = progress.state === 'previewed' || progress.state === 'failed';
  const name = readableLabel(file.name);
  return (
    <li class="file-card">
      <h3>
        <bdi>{name}</bdi>
      </h3>
      <div aria-live="polite">
        {progress.state === 'previewed' && <LooksLike chosen={chosen} />}
        <UploadProgress progress={progress} />
        {progress.state === 'done' && (
          <ImportResult imported={progress.imported} kind={preview?.kind} />
        )}
      </div>
      {progress.state === 'failed' && (
        <p class="failure" role="alert">
          <Advice text={failureInWords({ ...progress, title: progress.message })} />
        </p>
      )}
      {preview && isOpen && (
        <fieldset>
          <legend class="hidden">{name}</legend>
          {preview.proposal && <ListQuestions chosen={chosen} onAnswers={onAnswers} />}
          <FirstRows name={name} preview={preview} />
        </fieldset>
      )}
      {isOpen && (
        <p class="buttons">
          {progress.state === 'failed' && (
            <button type="button" aria-disabled={isBusy} onClick={() => !isBusy && onRetry()}>
              Retry
            </button>
          )}
          <button
            type="button"
            aria-disabled={isBusy}
            aria-label={`Remove ${name}`}
            onClick={() => !isBusy && onRemove()}
          >
            Remove
          </button>
        </p>
      )}
    </li>
  );
}

const LISTS = {
  followers: 'A list of followers',
  following: 'A list of people you follow',
  posts: 'A list of posts',
};

function LooksLike({ chosen }: { chosen: ChosenFile }) {
  const { preview } = chosen;
  const kind = kindOf(chosen);
  if (preview === undefined) return null;
  return (
    <p class="note">
      {kind === undefined ? (SOURCE_KINDS[preview.kind] ?? 'A file') : LISTS[kind]}
      {preview.account && (
        <>
          {' '}
          of <bdi>{accountTitle(preview.account)}</bdi>
        </>
      )}
    </p>
  );
}
