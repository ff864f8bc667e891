import type { ChurnPage as Churn } from '../../src/model/pages/churn-page.ts';
import { readingsChart } from '../../src/render/charts/readings-chart.ts';
import { writeMinute } from '../../src/render/wording/dates.ts';
import { writeCount, writeNumberOf } from '../../src/render/wording/numbers.ts';
import { readableNote } from '../../src/render/wording/readable-label.ts';
import { correct, undoAll } from '../api/corrections.ts';
import { isOwner, type Subject } from '../shell/subject.ts';
import { MutationButton, MutationForm } from './mutation.tsx';
import { Section } from './page.tsx';
import { renderMarkup } from './render-markup.tsx';
import { Table } from './table.tsx';

type Reading = Churn['readings'][number];

/** What was read and what of it is believed; the owner can say that it is otherwise. */
export function Readings({ page: { readings }, subject }: { page: Churn; subject: Subject }) {
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
              ...(isOwner(subject) ? [<Word reading={reading} subject={subject} />] : []),
            ],
          }))}
        />
      )}
      {isOwner(subject) && <Doubt readings={readings} subject={subject} />}
    </Section>
  );
}

function Word({ reading: { at, ownerSays }, subject }: { reading: Reading; subject: Subject }) {
  return ownerSays === null ? (
    <MutationButton
      class="quiet"
      send={(api) => correct(api, subject, { kind: 'reading', at, believed: true })}
      onDone={subject.refresh}
    >
      Believe it
    </MutationButton>
  ) : (
    <MutationButton
      class="quiet"
      send={(api) => undoAll(api, subject, (said) => said.kind === 'reading' && said.at === at)}
      onDone={subject.refresh}
    >
      Take your word back
    </MutationButton>
  );
}

/** Any reading that is believed can be doubted; the latest stand first. */
function Doubt({ readings, subject }: { readings: readonly Reading[]; subject: Subject }) {
  const believed = readings.filter(({ held, ownerSays }) => held === null && ownerSays === null);
  if (believed.length === 0) return null;
  return (
    <MutationForm
      class="line"
      send={(api, fields) => {
        const at = String(fields.get('at'));
        return correct(api, subject, { kind: 'reading', at, believed: false });
      }}
      onDone={subject.refresh}
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
    </MutationForm>
  );
}
