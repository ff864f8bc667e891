import { useState } from 'preact/hooks';
import type { ReportTopic } from '../../../src/model/report.ts';
import type { WrittenStoredCorrection } from '../../../src/model/written-correction.ts';
import { topicsWritten } from '../../../src/render/wording/corrections.ts';
import { readableLabel } from '../../../src/render/wording/readable-label.ts';
import { api } from '../../api/client.ts';
import { correct } from '../../api/corrections.ts';
import { fetchJson } from '../../api/request.ts';
import { useRequest } from '../../api/use-request.ts';
import { Corrections } from '../../parts/corrections.tsx';
import { MutationForm } from '../../parts/mutation.tsx';
import { Shown } from '../../parts/states.tsx';
import { keyOf, type Scope } from '../../shell/scope.ts';
import { MergeTopics } from './merge-topics.tsx';
import { SplitTopic } from './split-topic.tsx';
import type { TopicForm } from './topic-form.ts';

/** Lets the owner rename, merge and split the topic, and undo that. */
export function ChangeTopic({ topic, scope }: { topic: ReportTopic; scope: Scope }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="change" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{topic.parent === null ? 'Rename, merge or split' : 'Rename'}</summary>
      {scope.query.to === undefined ? (
        <Forms topic={topic} topics={scope.report.topics} scope={scope} />
      ) : (
        isOpen && <FormsOfAllData topic={topic} scope={scope} />
      )}
    </details>
  );
}

/** Changes are about the topics of all data. A window that ends earlier may have others. */
function FormsOfAllData({ topic, scope }: { topic: ReportTopic; scope: Scope }) {
  const { account } = scope.query;
  const { request, retry } = useRequest(keyOf(scope, 'all data'), () =>
    fetchJson(() => api.report.$get({ query: { account } })),
  );
  return (
    <Shown request={request} retry={retry}>
      {({ topics }) => {
        const known = topics.find(({ id }) => id === topic.id);
        if (known !== undefined) return <Forms topic={known} topics={topics} scope={scope} />;
        return (
          <p class="missing">
            Only windows that end at this time have this topic, so it can’t be changed. You can
            change the{' '}
            <a href={`/?account=${encodeURIComponent(account)}`}>topics of all your data</a>.
          </p>
        );
      }}
    </Shown>
  );
}

function Forms({ topic, topics, scope }: Omit<TopicForm, 'onDone'>) {
  const [changes, setChanges] = useState(0);
  const changed = (): void => {
    setChanges((count) => count + 1);
    scope.refresh();
  };
  const isBroad = topic.parent === null;
  return (
    <>
      <p class="note">
        {isBroad
          ? 'Your changes apply to new posts too, and you can undo each one.'
          : 'To make this fine topic part of another broad topic, merge it there.'}
      </p>
      <RenameTopic key={topic.label} topic={topic} scope={scope} onDone={changed} />
      {isBroad && (
        <>
          <MergeTopics topic={topic} topics={topics} scope={scope} onDone={changed} />
          <SplitTopic topic={topic} topics={topics} scope={scope} onDone={changed} />
        </>
      )}
      <Changes topic={topic} scope={scope} changes={changes} onChanged={changed} />
    </>
  );
}

function RenameTopic({ topic, scope, onDone }: Omit<TopicForm, 'topics'>) {
  return (
    <MutationForm
      class="line"
      send={(api, fields) =>
        correct(api, scope, {
          kind: 'topic-name',
          topic: { id: topic.id },
          name: String(fields.get('name') ?? ''),
        })
      }
      onDone={onDone}
    >
      <label>
        Name
        <input
          name="name"
          required
          maxLength={80}
          defaultValue={readableLabel(topic.label)}
          autocomplete="off"
        />
      </label>
      <button type="submit">Rename</button>
    </MutationForm>
  );
}

/** The corrections about this topic, each with a button that undoes it. */
function Changes({
  topic,
  scope,
  changes,
  onChanged,
}: {
  topic: ReportTopic;
  scope: Scope;
  changes: number;
  onChanged: () => void;
}) {
  const { account } = scope.query;
  const { request, retry } = useRequest<{ items: WrittenStoredCorrection[] }>(
    keyOf(scope, 'corrections', changes),
    () => fetchJson(() => api.corrections.$get({ query: { account } })),
  );
  return (
    <Shown request={request} retry={retry}>
      {({ items }) => {
        const own = items.filter(
          ({ correction, undoneAt }) =>
            undoneAt === null && topicsWritten(correction).includes(topic.id),
        );
        if (own.length === 0) return null;
        return <Corrections items={own} all={items} scope={scope} onChanged={onChanged} />;
      }}
    </Shown>
  );
}
