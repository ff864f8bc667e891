import { readableLabel } from '../../src/render/wording/readable-label.ts';
import type { Scope } from './scope.ts';
import { useSearch } from './use-search.ts';

/** Finds topics, communities and people. Arrow keys choose, Enter opens (ARIA combobox). */
export function SearchBox({ scope }: { scope: Scope }) {
  const { text, type, found, chosen, open, onKey } = useSearch(scope);
  return (
    <div class="search" role="search">
      <input
        type="search"
        list={undefined}
        role="combobox"
        aria-label="Search topics, communities and people"
        aria-expanded={found !== undefined}
        aria-controls="found"
        aria-autocomplete="list"
        aria-activedescendant={found?.hits.length ? `found-${chosen}` : undefined}
        placeholder="Search"
        value={text}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={onKey}
      />
      <ul id="found" role="listbox" aria-label="Search results" hidden={found === undefined}>
        {found?.hits.map(({ href, label, kind }, index) => (
          <li
            key={href}
            id={`found-${index}`}
            role="option"
            aria-selected={index === chosen}
            onMouseDown={(event) => {
              event.preventDefault();
              open(found, index);
            }}
          >
            <bdi>{readableLabel(label)}</bdi> <small>{kind}</small>
          </li>
        ))}
        {found?.hits.length === 0 && (
          <li role="option" aria-selected="false" aria-disabled="true">
            {found.failure ?? 'No results.'}
          </li>
        )}
      </ul>
    </div>
  );
}
