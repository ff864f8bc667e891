import { useState } from 'preact/hooks';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import { ask } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { Page } from '../parts/page.tsx';
import { PagedList } from '../parts/paged-list.tsx';
import { PersonLink } from '../parts/person-link.tsx';
import { Table } from '../parts/table.tsx';
import { goTo, hrefOf, withQuery } from '../shell/address.ts';
import { keyOf, communityLabel, useScope } from '../shell/scope.ts';

/** Everybody who ever followed, or those of a name. */
export default function PeoplePage() {
  const scope = useScope();
  const requested = new URLSearchParams(location.search).get('q') ?? '';
  const [text, setText] = useState(requested);
  return (
    <Page title="Everybody who ever followed" kind="People">
      <form
        class="line"
        role="search"
        aria-label="People"
        onSubmit={(event) => {
          event.preventDefault();
          goTo(withQuery({ q: text.trim() || null }));
        }}
      >
        <label>
          By id, handle, name or bio
          <input
            type="search"
            value={text}
            maxLength={100}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <button type="submit">Find</button>
      </form>
      <PagedList
        id={keyOf(scope, 'people', requested)}
        request={(cursor) =>
          ask(() =>
            api.people.$get({
              query: { ...scope.query, q: requested, ...(cursor !== undefined && { cursor }) },
            }),
          )
        }
      >
        {(people) =>
          people.length === 0 ? (
            <p class="missing">Nobody goes by that name.</p>
          ) : (
            <Table
              name="People"
              columns={[
                { title: 'Who' },
                { title: 'Name' },
                { title: 'Follows' },
                { title: 'Community' },
              ]}
              rows={people.map((person) => ({
                key: person.id,
                cells: [
                  <PersonLink person={person} />,
                  <bdi>{person.name === undefined ? '–' : readableLabel(person.name)}</bdi>,
                  person.follows ? 'now' : 'no more',
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
