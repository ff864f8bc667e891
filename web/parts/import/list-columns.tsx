import { readableLabel } from '../../../src/render/wording/readable-label.ts';
import type { WrittenHints } from '../../api/upload.ts';
import { type ChosenFile, kindOf } from './chosen-file.ts';
import { columnOf, type ColumnRole, rolesOf, withColumn } from './column-fields.ts';

/** Which column of a list holds what. Open where Tribefinder doesn't know it. */
export function ListColumns({
  chosen,
  onAnswer,
}: {
  chosen: ChosenFile;
  onAnswer: (map: NonNullable<WrittenHints['map']>) => void;
}) {
  const { preview, hints, isRemembered } = chosen;
  const kind = kindOf(chosen);
  if (preview === undefined || kind === undefined) return null;
  const column = (role: ColumnRole): string | undefined =>
    columnOf(role, hints.map ?? {}, preview.proposal?.map ?? {});
  return (
    <details open={preview.asks.includes('map')}>
      <summary>Columns</summary>
      {isRemembered === true && <p class="note">Set as in your last import of such a file.</p>}
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
    </details>
  );
}
