import { useState } from 'preact/hooks';
import type { QuarantinePage } from '../../src/model/pages/account-data.ts';
import { dataQualityFacts } from '../../src/render/wording/facts.ts';
import { writeDay } from '../../src/render/wording/dates.ts';
import { writeDollars } from '../../src/render/wording/money.ts';
import { writeCount, writeNumberOf } from '../../src/render/wording/numbers.ts';
import { readableLabel, readableNote } from '../../src/render/wording/readable-label.ts';
import { ask } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { DropZone } from '../parts/drop-zone.tsx';
import { Facts } from '../parts/facts.tsx';
import { Page, Section } from '../parts/page.tsx';
import { PagedList } from '../parts/paged-list.tsx';
import { Schedule } from '../parts/schedule.tsx';
import { Shown } from '../parts/states.tsx';
import { Table } from '../parts/table.tsx';
import { hrefOf } from '../shell/address.ts';
import { keyOf, type Scope, useScope } from '../shell/scope.ts';

/** What all figures are made of. */
export default function DataPage() {
  const scope = useScope();
  const { account } = scope.query;
  const { answer, again } = useAnswer(keyOf(scope, 'sources'), () =>
    ask(() => api.sources.$get({ query: { account } })),
  );
  return (
    <Page title="What the figures are made of" kind="Data">
      <Section title="Take in more">
        <DropZone account={account} onImported={() => scope.refresh()} />
      </Section>
      <Section title="Sources">
        <Shown answer={answer} again={again}>
          {({ events, sources }) => (
            <>
              <p>{writeNumberOf(events, 'event', 'events')}, each kept with where it came from.</p>
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
      <Section title="How good they are">
        <Facts list={dataQualityFacts(scope.report)} />
        <p>
          <a href={hrefOf('/churn')}>Every reading and departure</a>
        </p>
      </Section>
      <Schedule scope={scope} />
      <Spending scope={scope} />
      <Section
        title="Set aside"
        note="Nothing that was imported is dropped: a line that cannot be read waits here until it is mended or dismissed."
      >
        <Quarantine scope={scope} />
      </Section>
    </Page>
  );
}

const SHOWN_DAYS = 30;

/** What reading the platform has cost; nothing is shown where nothing was ever read. */
function Spending({ scope }: { scope: Scope }) {
  const { account } = scope.query;
  const { answer } = useAnswer(keyOf(scope, 'spending'), () =>
    ask(() => api.spending.$get({ query: { account } })),
  );
  if (answer.state !== 'here' || answer.value.lines.length === 0) return null;
  const { ever, thisMonth, lines } = answer.value;
  return (
    <Section
      title="What reading has cost"
      note="Written down before each request is sent, so it is never more than stands here."
    >
      <p>
        {writeDollars(thisMonth)} this month, {writeDollars(ever)} in all.
      </p>
      <Table
        name="What reading has cost"
        columns={[
          { title: 'Day' },
          { title: 'What' },
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
              ? `${writeDollars(amount)}, perhaps ${writeDollars(amount + unsure)}`
              : writeDollars(amount),
          ],
        }))}
      />
    </Section>
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
          <p class="missing">Nothing is set aside.</p>
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
                Show figures with what was mended
              </button>
            )}
          </>
        )
      }
    </PagedList>
  );
}

const OUTCOMES: Record<string, string> = {
  added: 'Taken in.',
  known: 'It says what was known already.',
  waiting: 'Sound; it waits until something names its people.',
  'left out': 'Left out: it is about somebody forgotten, or a post that is gone.',
  dismissed: 'Dismissed. It stays on record.',
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
  const [wrong, setWrong] = useState('');
  const isWhole = line.text.length === line.length;
  const param = { id: String(line.id) };
  const query = { account };
  const replay = async (): Promise<void> => {
    const json = text === line.text && !isWhole ? {} : { line: text };
    const answer = await ask(() => api.quarantine[':id'].replay.$post({ param, query, json }));
    if (answer.state === 'here') onDone(answer.value.outcome);
    else setWrong(`${answer.title} ${answer.advice.split('`')[0]}`);
  };
  const dismiss = async (): Promise<void> => {
    const answer = await ask(() => api.quarantine[':id'].dismiss.$post({ param, query }));
    if (answer.state === 'here') onDone(answer.value.outcome);
    else setWrong(answer.title);
  };
  return (
    <>
      <p>
        <strong>{readableNote(line.reason)}</strong>
        <br />
        <span class="note">
          <bdi>{readableNote(line.source)}</bdi>
          {line.line > 0 && `, line ${writeCount(line.line)}`}, set aside{' '}
          {writeDay(line.rejectedAt)}
        </span>
      </p>
      {outcome === undefined ? (
        <details>
          <summary>Look and mend</summary>
          <label>
            <span class="hidden">The line</span>
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
              Its first {writeCount(line.text.length)} of {writeCount(line.length)} characters.
              Correct it in its file and import that again.
            </p>
          )}
          {wrong && <p role="alert">{wrong}</p>}
          <p class="buttons">
            <button type="button" onClick={() => void replay()}>
              Read it once more
            </button>
            <button type="button" class="quiet" onClick={() => void dismiss()}>
              Dismiss it
            </button>
          </p>
        </details>
      ) : (
        <p role="status">{OUTCOMES[outcome]}</p>
      )}
    </>
  );
}
