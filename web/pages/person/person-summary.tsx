import type { PersonPage as Person } from '../../../src/model/pages/person-page.ts';
import { writeDay } from '../../../src/model/dates.ts';
import { readableLabel, readableNote } from '../../../src/render/wording/readable-label.ts';
import { NO_COMMUNITY } from '../../../src/render/wording/no-community.ts';
import { Facts } from '../../parts/facts.tsx';
import { hrefOf } from '../../shell/address.ts';

/** Whether the person follows, their community, and their profile. */
export function PersonSummary({ person }: { person: Person }) {
  return (
    <>
      <p class="summary">
        {followingSentence(person)}
        {person.community === null ? (
          person.follows && ` and is in no community: ${NO_COMMUNITY[person.noCommunity!]}`
        ) : (
          <>
            {person.follows ? ' and belongs to ' : '; belonged to '}
            <a href={hrefOf(`/communities/${encodeURIComponent(person.community.id)}`)}>
              <bdi>{readableLabel(person.community.label)}</bdi>
            </a>
          </>
        )}
        .
      </p>
      {person.bio !== undefined && (
        <blockquote>
          <bdi>{readableNote(person.bio)}</bdi>
        </blockquote>
      )}
      <Facts
        list={[
          ...(person.name === undefined
            ? []
            : [{ name: 'Name', value: readableLabel(person.name) }]),
          { name: 'Id', value: person.id },
          { name: 'You follow them', value: person.ownerFollows ? 'yes' : 'no' },
          ...person.statuses.map(({ at, status }) => ({
            name: `Status on ${writeDay(at)}`,
            value: status,
          })),
        ]}
      />
    </>
  );
}

function followingSentence({ follows, spells }: Person): string {
  if (follows) return 'Follows you';
  return spells.length > 0 ? 'No longer follows you' : 'Has never followed you';
}
