import type { TopicPage as Topic } from '../../../src/model/pages/topic-page.ts';
import { writeDay, writePeriod } from '../../../src/model/dates.ts';
import { writeCount } from '../../../src/render/wording/numbers.ts';
import { readableLabel } from '../../../src/render/wording/readable-label.ts';
import { Section } from '../../parts/page.tsx';
import { PersonLink } from '../../parts/person-link.tsx';
import { Table } from '../../parts/table.tsx';
import { hrefOf } from '../../shell/address.ts';
import { type Scope, communityLabel } from '../../shell/scope.ts';

/** Who left while the topic was active. */
export function WhoLeft({ page: { left, leftInAll }, scope }: { page: Topic; scope: Scope }) {
  return (
    <Section
      title="Departures while the topic was active"
      note="These people left during that time. We can’t tell why any one person left."
    >
      {left.length === 0 ? (
        <p class="missing">
          Nobody unfollowed while the topic was active, as far as the data shows.
        </p>
      ) : (
        <Table
          name="Who left"
          columns={[
            { title: 'Who' },
            { title: 'When' },
            { title: 'Reason' },
            { title: 'Community' },
          ]}
          rows={left.map((person) => ({
            key: `${person.id} ${person.before}`,
            cells: [
              <PersonLink person={person} />,
              person.after === null
                ? `by ${writeDay(person.before)}`
                : writePeriod(person.after, person.before),
              person.reason === 'unknown' ? 'unknown reason' : person.reason,
              person.community === null
                ? 'none'
                : readableLabel(communityLabel(scope, person.community)),
            ],
          }))}
        />
      )}
      {leftInAll > left.length && (
        <p class="note">
          These are the {writeCount(left.length)} with the most exposure of {writeCount(leftInAll)}.{' '}
          <a href={hrefOf('/churn')}>All departures</a>
        </p>
      )}
    </Section>
  );
}
