import { useState } from 'preact/hooks';
import type { QuarantinePage, SpendingPage } from '../../src/model/pages/account-data.ts';
import { dataQualityFacts } from '../../src/render/wording/facts.ts';
import { writeDay } from '../../src/model/dates.ts';
import { writeDollars } from '../../src/render/wording/money.ts';
import { writeCount, writeNumberOf } from '../../src/render/wording/numbers.ts';
import { readableLabel, readableNote } from '../../src/render/wording/readable-label.ts';
import { ask } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { DropZone } from '../parts/drop-zone.tsx';
import { Facts } from '../parts/facts.tsx';
import { MutationButton } from '../parts/mutation.tsx';
import { Page, Section } from '../parts/page.tsx';
import { PagedList } from '../parts/paged-list.tsx';
import { Schedule } from '../parts/schedule.tsx';
import { Shown } from '../parts/states.tsx';
import { Table } from '../parts/table.tsx';
import { hrefOf } from '../shell/address.ts';
import { keyOf, type Scope, useScope } from '../shell/scope.ts';

/** The data behind the figures: imports, sources, quality, schedule, spending and rejected rows. */
export default function DataPage() {
  const scope = useScope();
  const { account } = scope.query;
  const { answer, again } = useAnswer(keyOf(scope, 'sources'), () =>
    ask(() => api.sources.$get({ query: { account } })),
  );
  return (
    <Page title="Data">
      <Section title="Import">
        <DropZone account={account} onImported={() => scope.refresh()} />
      </Section>
      <Section title="Sources">
        <Shown answer={answer} again={again}>
          {({ events, sources }) => (
            <>
              <p>{writeNumberOf(events, 'event', 'events')}. Each is stored with its source.</p>
              <Table
                name="Sources"
                columns={[{ title: 'Source' }, { title: 'Kind' }]}
                rows={sources.map(({ kind, name }) => ({
                  key: `${kind} ${name}`,
                  cells: [<bdi>{readableNote(name)}</bdi>, kind],
                }))}
              />
            </>
          )}
        </Shown>
      </Section>
      <Section title="Data quality">
        <Facts list={dataQualityFacts(scope.report)} />
        <p>
          <a href={hrefOf('/churn')}>All snapshots and departures</a>
        </p>
      </Section>
      <Schedule scope={scope} />
      <Spending scope={scope} />
      <Section
        title="Rejected rows"
        note="Tribefinder could not read these rows. They stay here until you fix or dismiss them."
      >
        <Quarantine scope={scope} />
      </Section>
    </Page>
  );
}

const SHOWN_DAYS = 30;

/** The cost of reading the platform. Empty if nothing was ever read. */
function Spending({ scope }: { scope: Scope }) {
  const { account } = scope.query;
  const { answer, again } = useAnswer<SpendingPage>(keyOf(scope, 'spending'), () =>
    ask(() => api.spending.$get({ query: { account } })),
  );
  if (answer.state === 'waiting') return null;
  if (answer.state === 'here' && answer.value.lines.length === 0) return null;
  return (
    <Section
      title="Spending"
      note="Tribefinder records each cost before it sends the request, so you never spend more than this."
    >
      <Shown answer={answer} again={again}>
        {(spending) => <Spent spending={spending} />}
      </Shown>
    </Section>
  );
}

function Spent({ spending: { ever, thisMonth, lines } }: { spending: SpendingPage }) {
  return (
    <>
      <p>
        {writeDollars(thisMonth)} this month, {writeDollars(ever)} in total.
      </p>
      <Table
        name="Spending by day"
        columns={[
          { title: 'Day' },
          { title: 'Data' },
          { title: 'Reads', kind: 'figure' },
          { title: 'Cost', kind: 'figure' },
        ]}
        rows={lines.slice(0, SHOWN_DAYS).map(({ day, resource, reads, amount, unsure }) => ({
          key: `${day} ${resource} ${amount}`,
          cells: [
            writeDay(`${day}T00:00:00Z`),
            readableLabel(resource),
            writeCount(reads),
            unsure > 0
              ? `${writeDollars(amount)}, at most ${writeDollars(amount + unsure)}`
              : writeDollars(amount),
          ],
        }))}
      />
    </>
  );
}

type Line = QuarantinePage['items'][number];

function Quarantine({ scope }: { scope: Scope }) {
  const { account } = scope.query;
  const [done, setDone] = useState<Record<number, string>>({});
  return (
    <PagedList
      id={keyOf(scope, 'quarantine')}
      request={(cursor) =>
        ask(() =>
          api.quarantine.$get({ query: { account, ...(cursor !== undefined && { cursor }) } }),
        )
      }
    >
      {(lines) =>
        lines.length === 0 ? (
          <p class="missing">No rejected rows.</p>
        ) : (
          <>
            <ol class="set-aside">
              {lines.map((line) => (
                <li key={line.id}>
                  <Rejected
                    line={line}
                    account={account}
                    outcome={done[line.id]}
                    onDone={(outcome) => setDone((before) => ({ ...before, [line.id]: outcome }))}
                  />
                </li>
              ))}
            </ol>
            {Object.keys(done).length > 0 && (
              <button type="button" onClick={scope.refresh}>
                Update the report
              </button>
            )}
          </>
        )
      }
    </PagedList>
  );
}

const OUTCOMES: Record<string, string> = {
  added: 'Imported.',
  known: 'Nothing new: this event was imported before.',
  waiting: 'Valid. It is imported once another row names its people.',
  'left out': 'Skipped: it is about a forgotten person or a deleted post.',
  dismissed: 'Dismissed. The row stays on record.',
};

function Rejected({
  line,
  account,
  outcome,
  onDone,
}: {
  line: Line;
  account: string;
  outcome: string | undefined;
  onDone: (outcome: string) => void;
}) {
  const [text, setText] = useState(line.text);
  const isWhole = line.text.length === line.length;
  const param = { id: String(line.id) };
  const query = { account };
  const json = text === line.text && !isWhole ? {} : { line: text };
  return (
    <>
      <p>
        <strong>{readableNote(line.reason)}</strong>
        <br />
        <span class="note">
          <bdi>{readableNote(line.source)}</bdi>
          {line.line > 0 && `, line ${writeCount(line.line)}`}, rejected {writeDay(line.rejectedAt)}
        </span>
      </p>
      {outcome === undefined ? (
        <details>
          <summary>View and fix</summary>
          <label>
            <span class="hidden">Rejected row</span>
            <textarea
              rows={4}
              spellcheck={false}
              value={text}
              readOnly={!isWhole}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </label>
          {!isWhole && (
            <p class="note">
              These are the first {writeCount(line.text.length)} of {writeCount(line.length)}{' '}
              characters. Fix the row in its file and import the file again.
            </p>
          )}
          <p class="buttons">
            <MutationButton
              send={(api) => ask(() => api.quarantine[':id'].replay.$post({ param, query, json }))}
              onDone={(done) => onDone(done.outcome)}
            >
              Retry
            </MutationButton>
            <MutationButton
              class="quiet"
              send={(api) => ask(() => api.quarantine[':id'].dismiss.$post({ param, query }))}
              onDone={(done) => onDone(done.outcome)}
            >
              Dismiss
            </MutationButton>
          </p>
        </details>
      ) : (
        <p role="status">{OUTCOMES[outcome]}</p>
      )}
    </>
  );
}
