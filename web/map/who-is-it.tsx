import { personInWords } from '../../src/render/wording/person.ts';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import { fetchJson } from '../api/request.ts';
import { api } from '../api/client.ts';
import { useRequest } from '../api/use-request.ts';
import { PersonLink } from '../parts/person-link.tsx';
import { isOwner, keyOf, useScope } from '../shell/scope.ts';

const SHOWN = 6;

/** A person on the map: whom they are connected to, and through which interests. */
export function WhoIsIt({ id }: { id: string }) {
  const scope = useScope();
  const { request } = useRequest(keyOf(scope, 'person', id), () =>
    fetchJson(() => api.people[':id'].$get({ param: { id }, query: scope.query })),
  );
  if (request.state !== 'loaded') {
    return <p class="note">{request.state === 'failed' ? request.title : 'Loading…'}</p>;
  }
  const { joinedTo, community, interests } = request.value;
  return (
    <>
      <h3>
        <PersonLink person={request.value} />
      </h3>
      <p class="note">
        {community === null ? 'In no community' : <bdi>{readableLabel(community.label)}</bdi>}
        {interests.length > 0 && (
          <>
            . Interested in <bdi>{interests.slice(0, 5).map(readableLabel).join(', ')}</bdi>
          </>
        )}
      </p>
      <ul class="joined">
        {joinedTo.slice(0, SHOWN).map((other) => (
          <li key={other.id}>
            Connected to <bdi>{personInWords(other)}</bdi>
            {isOwner(scope) && (
              <>
                {' '}
                through{' '}
                <bdi>
                  {other.shared
                    .slice(0, 4)
                    .map(({ term }) => readableLabel(term))
                    .join(', ') || 'a tie between them'}
                </bdi>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
