import { useState } from 'preact/hooks';
import type { QuarantinePage } from '../../../src/model/pages/account-data.ts';
import type { Column } from '../../../src/render/tables/data-table.ts';
import { writeCount } from '../../../src/render/wording/numbers.ts';
import { readableNote } from '../../../src/render/wording/readable-label.ts';
import { fetchJson } from '../../api/request.ts';
import { api } from '../../api/client.ts';
import { Advice } from '../../parts/advice.tsx';
import { LongList } from '../../parts/long-list.tsx';
import { MutationButton } from '../../parts/mutation.tsx';
import { keyOf, type Scope } from '../../shell/scope.ts';
import { DismissRows } from './dismiss-rows.tsx';
import { fileName } from './file-name.ts';

type RejectedRowData = QuarantinePage['items'][number];

const COLUMNS: Column<RejectedRowData>[] = [
  { name: 'reason', title: 'Reason', kind: 'note', value: ({ reason }) => reason },
  { name: 'row', title: 'Row', kind: 'count', value: ({ id }) => id },
  {
    name: 'file',
    title: 'File',
    kind: 'text',
    value: ({ source }) => readableNote(fileName(source)),
  },
  { name: 'line', title: 'Line', kind: 'count', value: ({ line }) => (line > 0 ? line : null) },
  { name: 'rejected', title: 'Rejected', kind: 'day', value: ({ rejectedAt }) => rejectedAt },
  { name: 'text', title: 'Text', kind: 'quote', isHidden: true, value: ({ text }) => text },
];

/** The rejected rows that are still open. The owner can fix, retry or dismiss each. */
export function RejectedRows({ scope }: { scope: Scope }) {
  const { account } = scope.query;
  const [done, setDone] = useState<Record<number, string>>({});
  return (
    <>
      <LongList
        name="Rejected rows"
        id={keyOf(scope, 'quarantine')}
        file="rejected-rows"
        columns={COLUMNS}
        choices={[]}
        load={(asked) => fetchJson(() => api.quarantine.$get({ query: { account, ...asked } }))}
        none="No rejected rows."
        keyOf={({ id }) => String(id)}
        shown={{ reason: ({ reason }) => <Advice text={readableNote(reason)} /> }}
        above={(lines) => <DismissRows sources={lines.map(({ source }) => source)} scope={scope} />}
        extra={{
          title: 'Change',
          cell: (line) => (
            <RejectedRow
              line={line}
              account={account}
              outcome={done[line.id]}
              onDone={(outcome) => setDone((before) => ({ ...before, [line.id]: outcome }))}
            />
          ),
        }}
      />
      {Object.keys(done).length > 0 && (
        <button type="button" onClick={scope.refresh}>
          Update the report
        </button>
      )}
    </>
  );
}

const OUTCOMES: Record<string, string> = {
  added: 'Imported.',
  known: 'Nothing new: this event is already imported.',
  waiting: 'Valid. Tribefinder imports the row once another row names its people.',
  'left out': 'Skipped: the row is about a forgotten person or a deleted post.',
  dismissed: 'Dismissed. Tribefinder keeps a record of the row.',
};

function RejectedRow({
  line,
  account,
  outcome,
  onDone,
}: {
  line: RejectedRowData;
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
      {outcome === undefined ? (
        <details>
          <summary>View and fix</summary>
          {fileName(line.source) !== line.source && (
            <p class="note">
              From <bdi>{readableNote(line.source)}</bdi>
            </p>
          )}
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
              send={(api) =>
                fetchJson(() => api.quarantine[':id'].replay.$post({ param, query, json }))
              }
              onDone={(done) => onDone(done.outcome)}
            >
              Retry
            </MutationButton>
            <MutationButton
              class="quiet"
              send={(api) => fetchJson(() => api.quarantine[':id'].dismiss.$post({ param, query }))}
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
