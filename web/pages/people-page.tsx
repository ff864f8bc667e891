import { useState } from 'preact/hooks';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import { ask } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { Page } from '../parts/page.tsx';
import { PagedList } from '../parts/paged-list.tsx';
import { PersonLink } from '../parts/person-link.tsx';
import { Table } from '../parts/table.tsx';
import { goTo, hrefOf, withQuery } from '../shell/address.ts';
import { keyOf, tribeLabel, useSubject } from '../shell/subject.ts';

/** Everybody who ever followed, or those of a name. */
export default function PeoplePage() {
  const subject = useSubject();
  const asked = new URLSearchParams(location.search).get('q') ?? '';
  const [text, setText] = useState(asked);
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
        id={keyOf(subject, 'people', asked)}
        request={(cursor) =>
          ask(() =>
            api.people.$get({
              query: { ...subject.query, q: asked, ...(cursor !== undefined && { cursor }) },
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
                  person.tribe === null ? (
                    'none'
                  ) : (
                    <a href={hrefOf(`/tribes/${encodeURIComponent(person.tribe)}`)}>
                      <bdi>{readableLabel(tribeLabel(subject, person.tribe))}</bdi>
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
