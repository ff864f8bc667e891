import type { ReportTopic } from '../../../src/model/report.ts';
import type { Column } from '../../../src/render/tables/data-table.ts';
import { TOPIC_COLUMNS } from '../../../src/render/tables/topic-columns.ts';
import { fineTopics } from '../../../src/render/wording/topic-levels.ts';
import { topicInWords } from '../../../src/render/wording/rows.ts';
import { ItemsTable } from '../../parts/items-table.tsx';
import { Section } from '../../parts/page.tsx';
import { TopicLink } from '../../parts/topic-link.tsx';
import type { Scope } from '../../shell/scope.ts';

const COLUMNS: Column<ReportTopic>[] = TOPIC_COLUMNS.map((column) =>
  column.name === 'lasting'
    ? {
        name: 'follows',
        title: 'Follows',
        kind: 'people',
        value: ({ growth }) => growth.follows ?? growth.lasting,
      }
    : { ...column, ...(column.name === 'role' && { isHidden: true as const }) },
);

/** The lasting follows, if only current followers are known. */
function followsInWords(topic: ReportTopic): string {
  const { growth, lasting } = topicInWords(topic);
  return topic.growth.follows === null ? lasting : growth;
}

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
        <ItemsTable
          name="Fine topics"
          file="fine-topics"
          columns={COLUMNS}
          items={fine}
          shown={{
            unfollows: (part) => topicInWords(part).cost,
            follows: (part) => followsInWords(part),
          }}
        />
      </details>
    </Section>
  );
}
