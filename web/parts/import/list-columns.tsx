import { useRef } from 'preact/hooks';
import { readableLabel } from '../../../src/render/wording/readable-label.ts';
import type { WrittenHints } from '../../api/upload.ts';
import { type ChosenFile, kindOf } from './chosen-file.ts';
import { columnOf, type ColumnRole, rolesOf, withColumn } from './column-fields.ts';

interface Props {
  chosen: ChosenFile;
  onAnswer: (map: NonNullable<WrittenHints['map']>) => void;
}

/** Shows the role of each column, and asks for those that Tribefinder doesn't know. */
export function ListColumns({ chosen, onAnswer }: Props) {
  // An answer must not move the question to another place.
  const wasAsked = useRef(false);
  if (kindOf(chosen) === undefined) return null;
  const isAsked = chosen.preview?.asks.includes('map') === true;
  wasAsked.current ||= isAsked;
  if (isAsked || (wasAsked.current && chosen.isRemembered !== true)) {
    return (
      <fieldset>
        <legend>Which column holds what?</legend>
        <Columns chosen={chosen} onAnswer={onAnswer} />
      </fieldset>
    );
  }
  return (
    <details>
      <summary>Columns</summary>
      {chosen.isRemembered === true && (
        <p class="note">Set as in your last import of such a file.</p>
      )}
      <Columns chosen={chosen} onAnswer={onAnswer} />
    </details>
  );
}

function Columns({ chosen, onAnswer }: Props) {
  const { preview, hints } = chosen;
  const kind = kindOf(chosen);
  if (preview === undefined || kind === undefined) return null;
  const column = (role: ColumnRole): string | undefined =>
    columnOf(role, hints.map ?? {}, preview.proposal?.map ?? {});
  return (
    <div class="line">
      {rolesOf(kind).map((role) => (
        <label key={role.name}>
          {role.name}
          <select
            required={role.isRequired}
            value={column(role) ?? ''}
            onChange={({ currentTarget: { value } }) =>
              onAnswer(withColumn(hints.map ?? {}, role, value, preview))
            }
          >
            {column(role) === undefined && (
              <option value="">{role.isRequired ? 'Choose a column' : 'None'}</option>
            )}
            {preview.columns.map((name, at) => (
              <option key={at} value={name}>
                {readableLabel(name)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}
