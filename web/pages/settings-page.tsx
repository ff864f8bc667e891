import { useState } from 'preact/hooks';
import { writeDay } from '../../src/model/dates.ts';
import { correctionInWords } from '../../src/render/wording/corrections.ts';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import type {
  WrittenCorrection,
  WrittenStoredCorrection,
} from '../../src/model/written-correction.ts';
import { ask } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { correct, setUndone } from '../api/corrections.ts';
import { useAnswer } from '../api/use-answer.ts';
import { listed } from '../parts/listed.ts';
import { MutationButton, MutationForm } from '../parts/mutation.tsx';
import { Page, Section } from '../parts/page.tsx';
import { ScheduleSettings } from '../parts/schedule-form.tsx';
import { Sharing } from '../parts/sharing.tsx';
import { Shown } from '../parts/states.tsx';
import { Table } from '../parts/table.tsx';
import { keyOf, type Scope, communityLabel, useScope } from '../shell/scope.ts';

/** Corrections by the owner, the schedule, and who has access. */
export default function SettingsPage() {
  const scope = useScope();
  const [changes, setChanges] = useState(0);
  const { answer, again } = useAnswer<{ items: WrittenStoredCorrection[] }>(
    keyOf(scope, 'corrections', changes),
    () => ask(() => api.corrections.$get({ query: { account: scope.query.account } })),
  );
  const changed = (): void => {
    setChanges((count) => count + 1);
    scope.refresh();
  };
  return (
    <Page title="Settings">
      <p class="note lead">
        Your corrections are stored apart from the imported data. Every figure follows them, and you
        can undo each one.
      </p>
      <Section
        title="Define a topic"
        note="A post belongs to the topic if it contains one of the words or resembles one of the examples."
      >
        <TopicForm scope={scope} onSaved={changed} />
      </Section>
      <Section title="Community names" note="Your name replaces the generated name everywhere.">
        <Names scope={scope} onSaved={changed} />
      </Section>
      <Section title="Corrections">
        <Shown answer={answer} again={again}>
          {({ items }) => <Corrections items={items} scope={scope} onChanged={changed} />}
        </Shown>
      </Section>
      <ScheduleSettings scope={scope} />
      <Sharing scope={scope} />
    </Page>
  );
}

function TopicForm({ scope, onSaved }: { scope: Scope; onSaved: () => void }) {
  const example = new URLSearchParams(location.search).get('example') ?? '';
  return (
    <MutationForm
      class="stack"
      send={(api, fields) => correct(api, scope, topicOf(fields))}
      onDone={onSaved}
    >
      <label>
        {' '}
        Name <input name="label" required maxLength={80} list="topics-known" />
      </label>
      <datalist id="topics-known">
        {scope.report.topics.map(({ id, label }) => (
          <option key={id} value={readableLabel(label)} />
        ))}
      </datalist>
      <label>
        Words, hashtags or phrases, separated by commas
        <input name="keywords" placeholder="election, #vote, town hall" />
      </label>
      <label>
        Example posts: their ids, separated by commas
        <input name="examples" defaultValue={example} />
      </label>
      <p class="note">Each topic page lists its posts. You can use any of them as an example.</p>
      <button type="submit">Save</button>
    </MutationForm>
  );
}

function topicOf(fields: FormData): WrittenCorrection {
  const text = (name: string): string => String(fields.get(name) ?? '');
  return {
    kind: 'topic',
    label: text('label'),
    keywords: listed(text('keywords'), /,/u),
    examples: listed(text('examples'), /[\s,]+/u),
  };
}

function Names({ scope, onSaved }: { scope: Scope; onSaved: () => void }) {
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
          String(size),
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

function Corrections({
  items,
  scope,
  onChanged,
}: {
  items: WrittenStoredCorrection[];
  scope: Scope;
  onChanged: () => void;
}) {
  if (items.length === 0) return <p class="missing">No corrections yet.</p>;
  return (
    <Table
      name="Corrections"
      columns={[{ title: 'Correction' }, { title: 'Date' }, { title: 'State' }]}
      rows={items.toReversed().map(({ id, correction, at, undoneAt }) => ({
        key: String(id),
        cells: [
          <bdi>
            {correctionInWords(correction, (community) => communityLabel(scope, community))}
          </bdi>,
          writeDay(at),
          <>
            {undoneAt === null ? 'active' : `undone ${writeDay(undoneAt)}`}{' '}
            <MutationButton
              class="quiet"
              send={(api) => setUndone(api, scope, id, undoneAt === null)}
              onDone={onChanged}
            >
              {undoneAt === null ? 'Undo' : 'Redo'}
            </MutationButton>
          </>,
        ],
      }))}
    />
  );
}
