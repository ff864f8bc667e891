import { useState } from 'preact/hooks';
import type { WrittenStoredCorrection } from '../../../src/model/written-correction.ts';
import { fetchJson } from '../../api/request.ts';
import { api } from '../../api/client.ts';
import { useRequest } from '../../api/use-request.ts';
import { Corrections } from '../../parts/corrections.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { ScheduleSettings } from '../../parts/schedule/schedule-form.tsx';
import { Sharing } from '../../parts/sharing.tsx';
import { Shown } from '../../parts/states.tsx';
import { keyOf, useScope } from '../../shell/scope.ts';
import { TopicForm } from './topic-form.tsx';
import { CommunityNames } from './community-names.tsx';

/** Corrections by the owner, the schedule, and who has access. */
export default function SettingsPage() {
  const scope = useScope();
  const [changes, setChanges] = useState(0);
  const { request, retry } = useRequest<{ items: WrittenStoredCorrection[] }>(
    keyOf(scope, 'corrections', changes),
    () => fetchJson(() => api.corrections.$get({ query: { account: scope.query.account } })),
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
        <CommunityNames scope={scope} onSaved={changed} />
      </Section>
      <Section title="Corrections" term="correction">
        <Shown request={request} retry={retry}>
          {({ items }) => <Corrections items={items} scope={scope} onChanged={changed} />}
        </Shown>
      </Section>
      <ScheduleSettings scope={scope} />
      <Sharing scope={scope} />
    </Page>
  );
}
