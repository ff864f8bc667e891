import { writeCount } from '../../../src/render/wording/numbers.ts';
import { readableLabel } from '../../../src/render/wording/readable-label.ts';
import { correct } from '../../api/corrections.ts';
import { MutationForm } from '../../parts/mutation.tsx';
import { Table } from '../../parts/table.tsx';
import type { Scope } from '../../shell/scope.ts';

/** A form for each community that names it. */
export function CommunityNames({ scope, onSaved }: { scope: Scope; onSaved: () => void }) {
  const { communities } = scope.report;
  if (communities.length === 0) return <p class="missing">No communities found yet.</p>;
  return (
    <Table
      name="Community names"
      columns={[
        { title: 'Community' },
        { title: 'People', kind: 'figure' },
        { title: 'Your name' },
      ]}
      rows={communities.map(({ id, label, size }) => ({
        key: id,
        cells: [
          <bdi>{readableLabel(label)}</bdi>,
          writeCount(size),
          <NameForm scope={scope} community={id} label={label} onSaved={onSaved} />,
        ],
      }))}
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
