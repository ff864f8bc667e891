import { writeDay } from '../../src/model/dates.ts';
import { correctionInWords, namesInForce } from '../../src/render/wording/corrections.ts';
import type { WrittenStoredCorrection } from '../../src/model/written-correction.ts';
import { setUndone } from '../api/corrections.ts';
import { MutationButton } from './mutation.tsx';
import { Table } from './table.tsx';
import { foundLabel, type Scope } from '../shell/scope.ts';

/** Corrections, the latest first. Each can be undone. */
export function Corrections({
  items,
  all = items,
  scope,
  onChanged,
}: {
  items: WrittenStoredCorrection[];
  /** All corrections, by which topics have names. */
  all?: WrittenStoredCorrection[];
  scope: Scope;
  onChanged: () => void;
}) {
  if (items.length === 0) return <p class="missing">No corrections yet.</p>;
  const names = {
    communityLabel: (id: string) => foundLabel(scope, id),
    topicNames: namesInForce(all),
  };
  return (
    <Table
      name="Corrections"
      columns={[{ title: 'Correction' }, { title: 'Date' }, { title: 'State' }]}
      rows={items.toReversed().map(({ id, correction, handle, at, undoneAt, replacedBy }) => ({
        key: String(id),
        cells: [
          <bdi>{correctionInWords(correction, handle, names)}</bdi>,
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
