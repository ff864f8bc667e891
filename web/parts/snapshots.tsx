import type { ChurnPage as Churn } from '../../src/model/pages/churn-page.ts';
import { snapshotsChart } from '../../src/render/charts/snapshots-chart.ts';
import { writeMinute } from '../../src/render/wording/dates.ts';
import { writeCount, writeNumberOf } from '../../src/render/wording/numbers.ts';
import { readableNote } from '../../src/render/wording/readable-label.ts';
import { isOwner, type Scope } from '../shell/scope.ts';
import { Section } from './page.tsx';
import { renderMarkup } from './render-markup.tsx';
import { Table } from './table.tsx';
import { type Deciding, useDeciding } from './use-correcting.ts';

type Snapshot = Churn['snapshots'][number];

/** What was read and what of it is believed; the owner can say that it is otherwise. */
export function Snapshots({ page: { snapshots }, scope }: { page: Churn; scope: Scope }) {
  const deciding = useDeciding(scope);
  const held = snapshots.filter((snapshot) => snapshot.held !== null);
  const listed = snapshots.filter(
    ({ held, ownerBelieves }) => held !== null || ownerBelieves !== null,
  );
  const picture = snapshotsChart(snapshots);
  return (
    <Section
      title="Readings and their health"
      note="A reading that is empty, incomplete or sharply shorter is held back: nobody counts as gone because of it."
    >
      <p>
        {snapshots.length === 0
          ? 'No reading of the follower list in this time: what is known comes from single events.'
          : `${writeNumberOf(snapshots.length, 'snapshot', 'snapshots')}, ${held.length === 0 ? 'none held back' : `${writeCount(held.length)} held back`}.`}
      </p>
      {picture && renderMarkup(picture)}
      {listed.length > 0 && (
        <Table
          name="Readings held back"
          columns={[
            { title: 'When' },
            { title: 'Followers read', kind: 'figure' },
            { title: 'Why held back' },
            ...(isOwner(scope) ? [{ title: 'Your word' }] : []),
          ]}
          rows={listed.map((snapshot) => ({
            key: snapshot.at,
            cells: [
              writeMinute(snapshot.at),
              writeCount(snapshot.followers),
              snapshot.held === null
                ? 'not held back: the owner believes it'
                : readableNote(snapshot.held),
              ...(isOwner(scope) ? [<Word snapshot={snapshot} deciding={deciding} />] : []),
            ],
          }))}
        />
      )}
      {isOwner(scope) && <Doubt snapshots={snapshots} deciding={deciding} />}
      {deciding.wrong && <p role="alert">{deciding.wrong}</p>}
    </Section>
  );
}

function Word({
  snapshot: { at, ownerBelieves },
  deciding,
}: {
  snapshot: Snapshot;
  deciding: Deciding;
}) {
  const change = (): Promise<unknown> =>
    ownerBelieves === null
      ? deciding.say({ kind: 'snapshot', at, believed: true })
      : deciding.takeBack((said) => said.kind === 'snapshot' && said.at === at);
  return (
    <button type="button" class="quiet" onClick={() => void change()}>
      {ownerBelieves === null ? 'Believe it' : 'Take your word back'}
    </button>
  );
}

/** Any reading that is believed can be doubted; the latest stand first. */
function Doubt({ snapshots, deciding }: { snapshots: readonly Snapshot[]; deciding: Deciding }) {
  const believed = snapshots.filter(
    ({ held, ownerBelieves }) => held === null && ownerBelieves === null,
  );
  if (believed.length === 0) return null;
  return (
    <form
      class="line"
      onSubmit={(event) => {
        event.preventDefault();
        const at = String(new FormData(event.currentTarget).get('at'));
        void deciding.say({ kind: 'snapshot', at, believed: false });
      }}
    >
      <label>
        Is one of them wrong?
        <select name="at">
          {believed.toReversed().map(({ at, followers }) => (
            <option key={at} value={at}>
              {writeMinute(at)}, {writeNumberOf(followers, 'follower', 'followers')}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">Do not believe it</button>
    </form>
  );
}
