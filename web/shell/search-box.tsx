import { personInWords } from '../../src/render/wording/person.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import { fetchJson } from '../api/request.ts';
import { api } from '../api/client.ts';
import { followingInWords } from '../parts/following.ts';
import { goTo, hrefOf } from './address.ts';
import type { Scope } from './scope.ts';

interface Hit {
  href: string;
  label: string;
  kind: string;
}

function entry(path: string, id: string): string {
  return hrefOf(`/${path}/${encodeURIComponent(id)}`);
}

/** Milliseconds without typing before the search starts. */
const QUIET = 200;

/** Finds topics, communities and people. Arrow keys choose, Enter opens (ARIA combobox). */
export function SearchBox({ scope }: { scope: Scope }) {
  const [text, setText] = useState('');
  const [hits, setHits] = useState<Hit[] | undefined>();
  const [chosen, setChosen] = useState(0);
  const requested = useRef(0);
  useEffect(() => {
    const number = ++requested.current;
    if (text.trim() === '') {
      setHits(undefined);
      return undefined;
    }
    const timer = setTimeout(async () => {
      const query = { ...scope.query, q: text.trim().slice(0, 100) };
      const outcome = await fetchJson(() => api.search.$get({ query }));
      if (number !== requested.current || outcome.state !== 'loaded') return;
      const { topics, communities, people } = outcome.value;
      setHits([
        ...topics.map(({ id, label }) => ({ href: entry('topics', id), label, kind: 'topic' })),
        ...communities.map(({ id, label }) => ({
          href: entry('communities', id),
          label,
          kind: 'community',
        })),
        ...people.map((one) => ({
          href: entry('people', one.id),
          label: personInWords(one),
          kind: followingInWords(one),
        })),
      ]);
      setChosen(0);
    }, QUIET);
    return () => clearTimeout(timer);
  }, [text, scope.query]);
  const close = (): void => {
    setText('');
    setHits(undefined);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close();
    if (hits === undefined || hits.length === 0) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : hits.length - 1;
      setChosen((chosen + step) % hits.length);
    }
    if (event.key === 'Enter') {
      goTo(hits[chosen].href);
      close();
    }
  };
  return (
    <div class="search" role="search">
      <input
        type="search"
        list={undefined}
        role="combobox"
        aria-label="Search topics, communities and people"
        aria-expanded={hits !== undefined}
        aria-controls="found"
        aria-autocomplete="list"
        aria-activedescendant={hits?.length ? `found-${chosen}` : undefined}
        placeholder="Search"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKey}
      />
      <ul id="found" role="listbox" aria-label="Search results" hidden={hits === undefined}>
        {hits?.map(({ href, label, kind }, index) => (
          <li
            key={href}
            id={`found-${index}`}
            role="option"
            aria-selected={index === chosen}
            onMouseDown={(event) => {
              event.preventDefault();
              goTo(href);
              close();
            }}
          >
            <bdi>{readableLabel(label)}</bdi> <small>{kind}</small>
          </li>
        ))}
        {hits?.length === 0 && (
          <li role="option" aria-selected="false" aria-disabled="true">
            No results.
          </li>
        )}
      </ul>
    </div>
  );
}
