import { useState } from 'preact/hooks';
import { fetchJson } from '../api/request.ts';
import { api } from '../api/client.ts';
import { Page } from '../parts/page.tsx';
import { PeopleList } from '../parts/people-list.tsx';
import { goTo, withQuery } from '../shell/address.ts';
import { isOwner, useScope } from '../shell/scope.ts';

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
      <PeopleList
        key={requested}
        name="Followers"
        list="people"
        scope={scope}
        none="No results."
        load={(asked) =>
          fetchJson(() => api.people.$get({ query: { ...scope.query, q: requested, ...asked } }))
        }
      />
    </Page>
  );
}
