import { useMemo } from 'preact/hooks';
import { writeDay } from '../../src/model/dates.ts';
import type { Column } from '../../src/render/tables/data-table.ts';
import { correctionInWords, namesInForce } from '../../src/render/wording/corrections.ts';
import type { WrittenStoredCorrection } from '../../src/model/written-correction.ts';
import { setUndone } from '../api/corrections.ts';
import { ItemsTable } from './items-table.tsx';
import { MutationButton } from './mutation.tsx';
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
  const latestFirst = useMemo(() => items.toReversed(), [items]);
  const columns = useMemo(() => {
    const names = {
      communityLabel: (id: string) => foundLabel(scope, id),
      topicNames: namesInForce(all),
    };
    return columnsOf(({ correction, handle }) => correctionInWords(correction, handle, names));
  }, [all, scope.report]);
  return (
    <ItemsTable
      name="Corrections"
      file="corrections"
      columns={columns}
      items={latestFirst}
      keyOf={({ id }) => String(id)}
      none="No corrections yet."
      shown={{
        state: ({ undoneAt, replacedBy }) =>
          undoneAt === null ? stateOf({ undoneAt, replacedBy }) : `undone ${writeDay(undoneAt)}`,
      }}
      extra={{
        title: 'Change',
        cell: ({ id, undoneAt }) => (
          <MutationButton
            class="quiet"
            send={(api) => setUndone(api, scope, id, undoneAt === null)}
            onDone={onChanged}
          >
            {undoneAt === null ? 'Undo' : 'Redo'}
          </MutationButton>
        ),
      }}
    />
  );
}

function columnsOf(
  inWords: (stored: WrittenStoredCorrection) => string,
): Column<WrittenStoredCorrection>[] {
  return [
    { name: 'correction', title: 'Correction', kind: 'note', value: inWords },
    { name: 'at', title: 'Date', kind: 'day', value: ({ at }) => at },
    { name: 'state', title: 'State', kind: 'text', value: stateOf },
  ];
}

function stateOf({
  undoneAt,
  replacedBy,
}: Pick<WrittenStoredCorrection, 'undoneAt' | 'replacedBy'>): string {
  if (undoneAt !== null) return 'undone';
  return replacedBy === null ? 'active' : 'replaced by a later correction';
}
