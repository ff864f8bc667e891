import type { WrittenHints } from '../../api/upload.ts';
import { type ChosenFile, type Kind, kindOf } from './chosen-file.ts';
import { ListColumns } from './list-columns.tsx';
import { DateOrder } from './date-order.tsx';
import { ListDate } from './list-date.tsx';

const KINDS: readonly [Kind, string][] = [
  ['followers', 'The people who follow you'],
  ['following', 'The people you follow'],
  ['posts', 'Your posts'],
];

/** Shows the kind, date and columns of a list as found, and lets the visitor correct them. */
export function ListQuestions({
  chosen,
  onAnswers,
}: {
  chosen: ChosenFile;
  onAnswers: (answers: WrittenHints) => void;
}) {
  const kind = kindOf(chosen);
  return (
    <>
      <div class="line">
        <label>
          What the file lists
          <select
            required
            value={kind ?? ''}
            onChange={({ currentTarget: { value } }) => onAnswers({ as: value as Kind })}
          >
            {kind === undefined && <option value="">Choose</option>}
            {KINDS.map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {kind !== undefined && kind !== 'posts' && (
          <ListDate chosen={chosen} onAnswer={(at) => onAnswers({ at })} />
        )}
      </div>
      {kind !== undefined && chosen.preview?.proposal?.dates && (
        <DateOrder chosen={chosen} onAnswer={(dates) => onAnswers({ dates })} />
      )}
      {kind === 'followers' && chosen.preview?.incomplete !== undefined && (
        <label class="check">
          <input
            type="checkbox"
            checked={chosen.hints.complete === true}
            onChange={(event) => onAnswers({ complete: event.currentTarget.checked })}
          />
          The list is complete. It may be cut short: {chosen.preview.incomplete}.
        </label>
      )}
      <ListColumns chosen={chosen} onAnswer={(map) => onAnswers({ map })} />
    </>
  );
}
