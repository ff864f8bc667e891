import { writeDay } from '../../../src/model/dates.ts';
import { correctionInWords } from '../../../src/render/wording/corrections.ts';
import type { WrittenStoredCorrection } from '../../../src/model/written-correction.ts';
import { setUndone } from '../../api/corrections.ts';
import { MutationButton } from '../../parts/mutation.tsx';
import { Table } from '../../parts/table.tsx';
import { foundLabel, type Scope } from '../../shell/scope.ts';

/** All corrections, the latest first. Each can be undone. */
export function Corrections({
  items,
  scope,
  onChanged,
}: {
  items: WrittenStoredCorrection[];
  scope: Scope;
  onChanged: () => void;
}) {
  if (items.length === 0) return <p class="missing">No corrections yet.</p>;
  return (
    <Table
      name="Corrections"
      columns={[{ title: 'Correction' }, { title: 'Date' }, { title: 'State' }]}
      rows={items.toReversed().map(({ id, correction, handle, at, undoneAt, replacedBy }) => ({
        key: String(id),
        cells: [
          <bdi>{correctionInWords(correction, handle, (id) => foundLabel(scope, id))}</bdi>,
          writeDay(at),
          <>
            {stateInWords({ undoneAt, replacedBy })}{' '}
            <MutationButton
              class="quiet"
              send={(api) => setUndone(api, scope, id, undoneAt === null)}
              onDone={onChanged}
            >
              {undoneAt === null ? 'Undo' : 'Redo'}
            </MutationButton>
          </>,
        ],
      }))}
    />
  );
}

function stateInWords({
  undoneAt,
  replacedBy,
}: Pick<WrittenStoredCorrection, 'undoneAt' | 'replacedBy'>): string {
  if (undoneAt !== null) return `undone ${writeDay(undoneAt)}`;
  return replacedBy === null ? 'active' : 'replaced by a later correction';
}
