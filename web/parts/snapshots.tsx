import type { ChurnPage as Churn } from '../../src/model/pages/churn-page.ts';
import { snapshotsChart } from '../../src/render/charts/snapshots-chart.ts';
import type { Column } from '../../src/render/tables/data-table.ts';
import { writeMinute } from '../../src/model/dates.ts';
import { writeCount, writeNumberOf } from '../../src/render/wording/numbers.ts';
import { correct, undoAll } from '../api/corrections.ts';
import { isOwner, type Scope } from '../shell/scope.ts';
import { ItemsTable } from './items-table.tsx';
import { MutationButton, MutationForm } from './mutation.tsx';
import { Section } from './page.tsx';
import { renderMarkup } from './render-markup.tsx';

type Snapshot = Churn['snapshots'][number];

const COLUMNS: Column<Snapshot>[] = [
  { name: 'when', title: 'When', kind: 'day', value: ({ at }) => at },
  {
    name: 'followers_listed',
    title: 'Followers listed',
    kind: 'count',
    value: ({ followers }) => followers,
  },
  {
    name: 'reason',
    title: 'Reason',
    kind: 'note',
    value: ({ rejected }) => rejected ?? 'accepted by the owner',
  },
];

const MINUTE = { when: ({ at }: Snapshot) => writeMinute(at) };

/** The snapshots in the window and which of them were rejected. The owner can change that. */
export function Snapshots({ page: { snapshots }, scope }: { page: Churn; scope: Scope }) {
  const rejected = snapshots.filter((snapshot) => snapshot.rejected !== null);
  const listed = snapshots.filter(
    ({ rejected, ownerBelieves }) => rejected !== null || ownerBelieves !== null,
  );
  const picture = snapshotsChart(snapshots);
  return (
    <Section
      title="Snapshots"
      term="snapshot"
      note="Tribefinder rejects a snapshot that is empty, incomplete or much shorter than usual, or that lists other people. Nobody counts as gone because of a rejected snapshot."
    >
      <p>
        {snapshots.length === 0
          ? 'No snapshots in this window. Arrivals and departures come from single events.'
          : `${writeNumberOf(snapshots.length, 'snapshot', 'snapshots')}, ${rejected.length === 0 ? 'none rejected' : `${writeCount(rejected.length)} rejected`}.`}
      </p>
      {picture && renderMarkup(picture)}
      {listed.length > 0 && (
        <ItemsTable
          name="Rejected snapshots"
          file="rejected-snapshots"
          columns={COLUMNS}
          items={listed}
          shown={MINUTE}
          extra={
            isOwner(scope) && {
              title: 'Correction',
              cell: (snapshot: Snapshot) => <CorrectSnapshot snapshot={snapshot} scope={scope} />,
            }
          }
        />
      )}
      {isOwner(scope) && <Doubt snapshots={snapshots} scope={scope} />}
    </Section>
  );
}

function CorrectSnapshot({
  snapshot: { at, ownerBelieves },
  scope,
}: {
  snapshot: Snapshot;
  scope: Scope;
}) {
  return ownerBelieves === null ? (
    <MutationButton
      class="quiet"
      send={(api) => correct(api, scope, { kind: 'snapshot', at, believed: true })}
      onDone={scope.refresh}
    >
      Accept
    </MutationButton>
  ) : (
    <MutationButton
      class="quiet"
      send={(api) =>
        undoAll(api, scope, (stored) => stored.kind === 'snapshot' && stored.at === at)
      }
      onDone={scope.refresh}
    >
      Undo
    </MutationButton>
  );
}

/** A form to doubt an accepted snapshot. The latest comes first. */
function Doubt({ snapshots, scope }: { snapshots: readonly Snapshot[]; scope: Scope }) {
  const believed = snapshots.filter(
    ({ rejected, ownerBelieves }) => rejected === null && ownerBelieves === null,
  );
  if (believed.length === 0) return null;
  return (
    <MutationForm
      class="line"
      send={(api, fields) => {
        const at = String(fields.get('at'));
        return correct(api, scope, { kind: 'snapshot', at, believed: false });
      }}
      onDone={scope.refresh}
    >
      <label>
        Reject a wrong snapshot
        <select name="at">
          {believed.toReversed().map(({ at, followers }) => (
            <option key={at} value={at}>
              {writeMinute(at)}, {writeNumberOf(followers, 'follower', 'followers')}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">Reject</button>
    </MutationForm>
  );
}
