import type { PersonPage as Person } from '../../../src/model/pages/person-page.ts';
import { writeCount } from '../../../src/render/wording/numbers.ts';
import { readableLabel } from '../../../src/render/wording/readable-label.ts';
import { Section } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import { hrefOf } from '../../shell/address.ts';
import { type Scope, topicLabel } from '../../shell/scope.ts';

/** The topics whose posts the person engaged with. */
export function Engagement({ person: { engaged }, scope }: { person: Person; scope: Scope }) {
  return (
    <Section title="Engagement" term="engagement">
      {engaged.length === 0 ? (
        <p class="missing">The data has no engagement with your posts.</p>
      ) : (
        <Table
          name="Engagement by topic"
          columns={[{ title: 'Topic' }, { title: 'Times', kind: 'figure' }]}
          rows={engaged.map(({ topic, times }) => ({
            key: topic,
            cells: [
              <a href={hrefOf(`/topics/${encodeURIComponent(topic)}`)}>
                <bdi>{readableLabel(topicLabel(scope, topic))}</bdi>
              </a>,
              writeCount(times),
            ],
          }))}
        />
      )}
    </Section>
  );
}
