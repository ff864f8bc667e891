import { useState } from 'preact/hooks';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import { fetchJson } from '../api/request.ts';
import { api } from '../api/client.ts';
import { Page } from '../parts/page.tsx';
import { PagedList } from '../parts/paged-list.tsx';
import { followingInWords } from '../parts/following.ts';
import { PersonLink } from '../parts/person-link.tsx';
import { Table } from '../parts/table.tsx';
import { goTo, hrefOf, withQuery } from '../shell/address.ts';
import { isOwner, keyOf, communityLabel, useScope } from '../shell/scope.ts';

/** Everyone in the data, or those who match a search. */
export default function PeoplePage() {
  const scope = useScope();
  const requested = new URLSearchParams(location.search).get('q') ?? '';
  const [text, setText] = useState(requested);
  return (
    <Page title="Followers">
      <p class="note lead">
        Everyone in your data: your followers, people who used to follow you, and people who never
        did but appear in profiles, engagements or ties.
      </p>
      <form
        class="line"
        role="search"
        aria-label="Followers"
        onSubmit={(event) => {
          event.preventDefault();
          goTo(withQuery({ q: text.trim() || null }));
        }}
      >
        <label>
          {isOwner(scope) ? 'Id, handle, name or bio' : 'Id'}
          <input
            type="search"
            value={text}
            maxLength={100}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <button type="submit">Search</button>
      </form>
      <PagedList
        id={keyOf(scope, 'people', requested)}
        load={(cursor) =>
          fetchJson(() =>
            api.people.$get({
              query: { ...scope.query, q: requested, ...(cursor !== undefined && { cursor }) },
            }),
          )
        }
      >
        {(people) =>
          people.length === 0 ? (
            <p class="missing">No results.</p>
          ) : (
            <Table
              name="Followers"
              columns={[
                { title: 'Who' },
                ...(isOwner(scope) ? [{ title: 'Name' }] : []),
                { title: 'Status' },
                { title: 'Community' },
              ]}
              rows={people.map((person) => ({
                key: person.id,
                cells: [
                  <PersonLink person={person} />,
                  ...(isOwner(scope)
                    ? [<bdi>{person.name === undefined ? '–' : readableLabel(person.name)}</bdi>]
                    : []),
                  followingInWords(person),
                  person.community === null ? (
                    'none'
                  ) : (
                    <a href={hrefOf(`/communities/${encodeURIComponent(person.community)}`)}>
                      <bdi>{readableLabel(communityLabel(scope, person.community))}</bdi>
                    </a>
                  ),
                ],
              }))}
            />
          )
        }
      </PagedList>
    </Page>
  );
}
