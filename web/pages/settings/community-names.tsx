import type { ReportCommunity } from '../../../src/model/report.ts';
import type { Column } from '../../../src/render/tables/data-table.ts';
import { readableLabel } from '../../../src/render/wording/readable-label.ts';
import { correct } from '../../api/corrections.ts';
import { ItemsTable } from '../../parts/items-table.tsx';
import { MutationForm } from '../../parts/mutation.tsx';
import type { Scope } from '../../shell/scope.ts';

const COLUMNS: Column<ReportCommunity>[] = [
  { name: 'community', title: 'Community', kind: 'community', value: (community) => community },
  { name: 'people', title: 'People', kind: 'count', value: ({ size }) => size },
];

/** A form for each community that names it. */
export function CommunityNames({ scope, onSaved }: { scope: Scope; onSaved: () => void }) {
  const { communities } = scope.report;
  if (communities.length === 0) return <p class="missing">No communities found yet.</p>;
  return (
    <ItemsTable
      name="Community names"
      file="community-names"
      columns={COLUMNS}
      items={communities}
      atFirst={communities.length}
      extra={{
        title: 'Your name',
        cell: ({ id, label }) => (
          <NameForm scope={scope} community={id} label={label} onSaved={onSaved} />
        ),
      }}
    />
  );
}

function NameForm({
  scope,
  community,
  label,
  onSaved,
}: {
  scope: Scope;
  community: string;
  label: string;
  onSaved: () => void;
}) {
  return (
    <MutationForm
      class="line"
      send={(api, fields) =>
        correct(api, scope, {
          kind: 'community-name',
          community,
          name: String(fields.get('name') ?? ''),
        })
      }
      onDone={onSaved}
    >
      <input
        name="name"
        required
        maxLength={80}
        aria-label={`Your name for ${readableLabel(label)}`}
      />
      <button type="submit">Rename</button>
    </MutationForm>
  );
}
