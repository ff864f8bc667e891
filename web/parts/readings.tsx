import type { ChurnPage as Churn } from '../../src/model/pages/churn-page.ts';
import { readingsChart } from '../../src/render/charts/readings-chart.ts';
import { writeMinute } from '../../src/render/wording/dates.ts';
import { writeCount, writeNumberOf } from '../../src/render/wording/numbers.ts';
import { readableNote } from '../../src/render/wording/readable-label.ts';
import { isOwner, type Subject } from '../shell/subject.ts';
import { Section } from './page.tsx';
import { renderMarkup } from './render-markup.tsx';
import { Table } from './table.tsx';
import { type Deciding, useDeciding } from './use-deciding.ts';

type Reading = Churn['readings'][number];

/** What was read and what of it is believed; the owner can say that it is otherwise. */
export function Readings({ page: { readings }, subject }: { page: Churn; subject: Subject }) {
  const deciding = useDeciding(subject);
  const held = readings.filter((reading) => reading.held !== null);
  const listed = readings.filter(({ held, ownerSays }) => held !== null || ownerSays !== null);
  const picture = readingsChart(readings);
  return (
    <Section
      title="Readings and their health"
      note="A reading that is empty, incomplete or sharply shorter is held back: nobody counts as gone because of it."
    >
      <p>
        {readings.length === 0
          ? 'No reading of the follower list in this time: what is known comes from single events.'
          : `${writeNumberOf(readings.length, 'reading', 'readings')}, ${held.length === 0 ? 'none held back' : `${writeCount(held.length)} held back`}.`}
      </p>
      {picture && renderMarkup(picture)}
      {listed.length > 0 && (
        <Table
          name="Readings held back"
          columns={[
            { title: 'When' },
            { title: 'Followers read', kind: 'figure' },
            { title: 'Why held back' },
            ...(isOwner(subject) ? [{ title: 'Your word' }] : []),
          ]}
          rows={listed.map((reading) => ({
            key: reading.at,
            cells: [
              writeMinute(reading.at),
              writeCount(reading.followers),
              reading.held === null
                ? 'not held back: the owner believes it'
                : readableNote(reading.held),
              ...(isOwner(subject) ? [<Word reading={reading} deciding={deciding} />] : []),
            ],
          }))}
        />
      )}
      {isOwner(subject) && <Doubt readings={readings} deciding={deciding} />}
      {deciding.wrong && <p role="alert">{deciding.wrong}</p>}
    </Section>
  );
}

function Word({ reading: { at, ownerSays }, deciding }: { reading: Reading; deciding: Deciding }) {
  const change = (): Promise<unknown> =>
    ownerSays === null
      ? deciding.say({ kind: 'reading', at, believed: true })
      : deciding.takeBack((said) => said.kind === 'reading' && said.at === at);
  return (
    <button type="button" class="quiet" onClick={() => void change()}>
      {ownerSays === null ? 'Believe it' : 'Take your word back'}
    </button>
  );
}

/** Any reading that is believed can be doubted; the latest stand first. */
function Doubt({ readings, deciding }: { readings: readonly Reading[]; deciding: Deciding }) {
  const believed = readings.filter(({ held, ownerSays }) => held === null && ownerSays === null);
  if (believed.length === 0) return null;
  return (
    <form
      class="line"
      onSubmit={(event) => {
        event.preventDefault();
        const at = String(new FormData(event.currentTarget).get('at'));
        void deciding.say({ kind: 'reading', at, believed: false });
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
