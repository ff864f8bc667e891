import { useState } from 'preact/hooks';
import { writeDay } from '../../src/render/wording/dates.ts';
import { correctionInWords } from '../../src/render/wording/corrections.ts';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import type { WrittenStoredCorrection } from '../../src/model/written-correction.ts';
import { ask } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { decide, setUndone } from '../api/correct.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Page, Section } from '../parts/page.tsx';
import { ScheduleSettings } from '../parts/schedule-form.tsx';
import { Sharing } from '../parts/sharing.tsx';
import { Shown } from '../parts/states.tsx';
import { Table } from '../parts/table.tsx';
import { keyOf, type Scope, communityLabel, useScope } from '../shell/scope.ts';

/** What the owner says of their audience, and who else may look. */
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
    <Page title="What you say of your audience" kind="Settings">
      <p class="note lead">
        What you say is kept apart from what was observed. It can be undone, and every figure
        follows.
      </p>
      <Section
        title="A topic of your own"
        note="Posts that hold one of the words are about it, and posts like the examples."
      >
        <TopicForm scope={scope} onSaid={changed} />
      </Section>
      <Section
        title="Names of communities"
        note="What you call them stands wherever they are shown."
      >
        <Names scope={scope} onSaid={changed} />
      </Section>
      <Section title="What you said so far">
        <Shown answer={answer} again={again}>
          {({ items }) => <Said items={items} scope={scope} onChanged={changed} />}
        </Shown>
      </Section>
      <ScheduleSettings scope={scope} />
      <Sharing scope={scope} />
    </Page>
  );
}

function listed(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function TopicForm({ scope, onSaid }: { scope: Scope; onSaid: () => void }) {
  const example = new URLSearchParams(location.search).get('example') ?? '';
  const [wrong, setWrong] = useState<string>();
  const submit = async (form: HTMLFormElement): Promise<void> => {
    const data = new FormData(form);
    const text = (name: string): string => String(data.get(name) ?? '');
    const failed = await decide(scope, {
      kind: 'topic',
      label: text('label'),
      keywords: listed(text('keywords'), /,/u),
      examples: listed(text('examples'), /[\s,]+/u),
    });
    setWrong(failed);
    if (failed === undefined) {
      form.reset();
      onSaid();
    }
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      <label>
        Its name
        <input name="label" required maxLength={80} list="topics-known" />
      </label>
      <datalist id="topics-known">
        {scope.report.topics.map(({ id, label }) => (
          <option key={id} value={readableLabel(label)} />
        ))}
      </datalist>
      <label>
        Words, hashtags or phrases, with commas between them
        <input name="keywords" placeholder="election, #vote, town hall" />
      </label>
      <label>
        Posts about it, by their ids
        <input name="examples" defaultValue={example} />
      </label>
      <p class="note">
        The page of a topic lists its posts; each can be taken from there as an example.
      </p>
      {wrong && <p role="alert">{wrong}</p>}
      <button type="submit">Say so</button>
    </form>
  );
}

function Names({ scope, onSaid }: { scope: Scope; onSaid: () => void }) {
  const { communities } = scope.report;
  if (communities.length === 0) return <p class="missing">No communities were found yet.</p>;
  return (
    <Table
      name="Names of communities"
      columns={[
        { title: 'Community' },
        { title: 'People', kind: 'figure' },
        { title: 'Your name for it' },
      ]}
      rows={communities.map(({ id, label, size }) => ({
        key: id,
        cells: [
          <bdi>{readableLabel(label)}</bdi>,
          String(size),
          <NameForm scope={scope} community={id} label={label} onSaid={onSaid} />,
        ],
      }))}
    />
  );
}

function NameForm({
  scope,
  community,
  label,
  onSaid,
}: {
  scope: Scope;
  community: string;
  label: string;
  onSaid: () => void;
}) {
  const [wrong, setWrong] = useState<string>();
  const submit = async (form: HTMLFormElement): Promise<void> => {
    const name = String(new FormData(form).get('name') ?? '');
    const failed = await decide(scope, { kind: 'community-name', community, name });
    setWrong(failed);
    if (failed === undefined) {
      form.reset();
      onSaid();
    }
  };
  return (
    <form
      class="line"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      <input
        name="name"
        required
        maxLength={80}
        aria-label={`Your name for ${readableLabel(label)}`}
      />
      <button type="submit">Name it</button>
      {wrong && <span role="alert">{wrong}</span>}
    </form>
  );
}

function Said({
  items,
  scope,
  onChanged,
}: {
  items: WrittenStoredCorrection[];
  scope: Scope;
  onChanged: () => void;
}) {
  if (items.length === 0) return <p class="missing">Nothing yet.</p>;
  const change = async (id: number, undone: boolean): Promise<void> => {
    await setUndone(scope, id, !undone);
    onChanged();
  };
  return (
    <Table
      name="What you said so far"
      columns={[{ title: 'What' }, { title: 'When' }, { title: 'State' }]}
      rows={items.toReversed().map(({ id, correction, at, undoneAt }) => ({
        key: String(id),
        cells: [
          <bdi>
            {correctionInWords(correction, (community) => communityLabel(scope, community))}
          </bdi>,
          writeDay(at),
          <>
            {undoneAt === null ? 'stands' : `undone ${writeDay(undoneAt)}`}{' '}
            <button type="button" class="quiet" onClick={() => void change(id, undoneAt !== null)}>
              {undoneAt === null ? 'Undo' : 'Redo'}
            </button>
          </>,
        ],
      }))}
    />
  );
}
