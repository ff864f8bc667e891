import type { PersonPage as Person } from '../../../src/model/pages/person-page.ts';
import type { Column } from '../../../src/render/tables/data-table.ts';
import { writeCount, writeShare } from '../../../src/render/wording/numbers.ts';
import { readableLabel } from '../../../src/render/wording/readable-label.ts';
import { ItemsTable } from '../../parts/items-table.tsx';
import { Section } from '../../parts/page.tsx';
import { isOwner, useScope } from '../../shell/scope.ts';

const MOST_SHARED = 5;

const COLUMNS: Column<Person['joinedTo'][number]>[] = [
  { name: 'person', title: 'Connected to', kind: 'person', value: (other) => other },
  {
    name: 'through',
    title: 'Through',
    kind: 'note',
    value: ({ shared }) =>
      shared
        .slice(0, MOST_SHARED)
        .map(({ term }) => term)
        .join(', ') || 'a tie between them',
  },
  {
    name: 'strength',
    title: 'Strength',
    term: 'strength of a connection',
    kind: 'decimal',
    value: ({ strength }) => strength,
  },
  {
    name: 'same_community',
    title: 'Same community',
    kind: 'yes',
    value: ({ sameCommunity }) => sameCommunity,
  },
];

/** Viewers do not see interests, so they do not see through which ones people are connected. */
const FOR_VIEWERS = COLUMNS.filter(({ name }) => name !== 'through');

/** Why the person is in their community: interests, and the followers most similar to them. */
export function SimilarFollowers({ person }: { person: Person }) {
  const columns = isOwner(useScope()) ? COLUMNS : FOR_VIEWERS;
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
        <ItemsTable
          name="Similar followers"
          file="similar-followers"
          columns={columns}
          items={joinedTo}
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
