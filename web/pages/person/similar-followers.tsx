import type { PersonPage as Person } from '../../../src/model/pages/person-page.ts';
import { writeCount, writeDecimal, writeShare } from '../../../src/render/wording/numbers.ts';
import { readableLabel } from '../../../src/render/wording/readable-label.ts';
import { Section } from '../../parts/page.tsx';
import { PersonLink } from '../../parts/person-link.tsx';
import { Table } from '../../parts/table.tsx';

/** Why the person is in their community: interests, and the followers most similar to them. */
export function SimilarFollowers({ person }: { person: Person }) {
  const { community, interests, joinedTo } = person;
  return (
    <Section
      title={community === null ? 'Similar followers' : 'Why this community'}
      note={
        community === null
          ? undefined
          : `${writeShare(community.stability)} of repeated runs put them in this community.`
      }
    >
      {interests.length > 0 && (
        <p class="terms">
          {interests.slice(0, 16).map((term) => (
            <span key={term} class="term">
              <bdi>{readableLabel(term)}</bdi>
            </span>
          ))}
        </p>
      )}
      {joinedTo.length === 0 ? (
        <p class="missing">
          No connections: this person shares no interest or tie with another follower.
        </p>
      ) : (
        <Table
          name="Similar followers"
          columns={[
            { title: 'Connected to' },
            { title: 'Through' },
            { title: 'Strength', term: 'strength of a connection', kind: 'figure' },
            { title: 'Same community' },
          ]}
          rows={joinedTo.map((other) => ({
            key: other.id,
            cells: [
              <PersonLink person={other} />,
              <bdi>
                {other.shared
                  .slice(0, 5)
                  .map(({ term }) => readableLabel(term))
                  .join(', ') || 'a tie between them'}
              </bdi>,
              writeDecimal(other.strength, 2),
              other.sameCommunity ? 'yes' : 'no',
            ],
          }))}
        />
      )}
      {person.joinedInAll > joinedTo.length && (
        <p class="note">
          {writeCount(joinedTo.length)} of {writeCount(person.joinedInAll)} connections
          {community === null
            ? ', by strength.'
            : ': those within the community first, by strength.'}
        </p>
      )}
    </Section>
  );
}
