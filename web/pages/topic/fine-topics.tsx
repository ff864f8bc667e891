import type { ReportTopic } from '../../../src/model/report.ts';
import { fineTopics } from '../../../src/render/wording/topic-levels.ts';
import { topicInWords } from '../../../src/render/wording/rows.ts';
import { Section } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import { TopicLink } from '../../parts/topic-link.tsx';
import type { Scope } from '../../shell/scope.ts';

/** The fine topics inside a broad one, or the broad topic of a fine one. */
export function FineTopics({ topic, scope }: { topic: ReportTopic; scope: Scope }) {
  if (topic.parent !== null) {
    return (
      <p class="note">
        A part of <TopicLink id={topic.parent} scope={scope} />. The verdict is about that topic as
        a whole.
      </p>
    );
  }
  const fine = fineTopics(scope.report.topics, topic.id);
  if (fine.length === 0) return null;
  return (
    <Section
      title="Fine topics"
      term="broad topic, fine topic"
      note="Estimates of fine topics are pulled towards this topic’s estimate."
    >
      <details>
        <summary>{fine.length} fine topics</summary>
        <Table
          name="Fine topics"
          columns={[
            { title: 'Topic' },
            { title: 'Posts', kind: 'figure' },
            { title: 'Unfollows', kind: 'figure' },
            { title: 'Follows', kind: 'figure' },
          ]}
          rows={fine.map((part) => {
            const { posts, cost, growth } = topicInWords(part);
            return {
              key: part.id,
              cells: [<TopicLink id={part.id} scope={scope} />, posts, cost, growth],
            };
          })}
        />
      </details>
    </Section>
  );
}
