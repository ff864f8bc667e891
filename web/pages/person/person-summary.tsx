import type { PersonPage as Person } from '../../../src/model/pages/person-page.ts';
import { writeDay } from '../../../src/model/dates.ts';
import { readableLabel, readableNote } from '../../../src/render/wording/readable-label.ts';
import { NO_COMMUNITY } from '../../../src/render/wording/no-community.ts';
import { Facts } from '../../parts/facts.tsx';
import { hrefOf } from '../../shell/address.ts';
import { isOwner, useScope } from '../../shell/scope.ts';

/** Whether the person follows, their community, and their profile. */
export function PersonSummary({ person }: { person: Person }) {
  const isOwners = isOwner(useScope());
  return (
    <>
      <p class="summary">
        {followingSentence(person, isOwners ? 'you' : 'this account')}
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
          {
            name: isOwners ? 'You follow them' : 'The account follows them',
            value: person.ownerFollows ? 'yes' : 'no',
          },
          ...(person.cameBy === null
            ? []
            : [{ name: 'Came by', value: readableLabel(person.cameBy) }]),
          ...person.statuses.map(({ at, status }) => ({
            name: `Status on ${writeDay(at)}`,
            value: status,
          })),
        ]}
      />
    </>
  );
}

/** @param whom they follow or not. */
function followingSentence({ follows, spells }: Person, whom: string): string {
  if (follows) return `Follows ${whom}`;
  return spells.length > 0 ? `No longer follows ${whom}` : `Has never followed ${whom}`;
}
