import { useState } from 'preact/hooks';
import { isOwner, useScope } from '../shell/scope.ts';
import type { MapPage } from '../../src/model/pages/map-page.ts';

/** Finds a person on the map by id, or where handles are shown by handle or a part of it. */
export function FindOnMap({ page, onFound }: { page: MapPage; onFound: (person: number) => void }) {
  const [missing, setMissing] = useState('');
  const hasNames = isOwner(useScope());
  const submit = (form: HTMLFormElement): void => {
    const found = personNamed(page, String(new FormData(form).get('name') ?? ''));
    const what = hasNames ? 'name' : 'id';
    setMissing(found === undefined ? `Nobody with that ${what} is on the map.` : '');
    if (found !== undefined) onFound(found);
  };
  return (
    <form
      class="line"
      role="search"
      aria-label="Map"
      onSubmit={(event) => {
        event.preventDefault();
        submit(event.currentTarget);
      }}
    >
      <input
        type="search"
        name="name"
        aria-label="Find a person on the map"
        placeholder={hasNames ? 'Handle or id' : 'Id'}
      />
      <button type="submit">Find</button>
      <span role="status">{missing}</span>
    </form>
  );
}

/** The index of the person with that name or id. An exact name is preferred to a partial match. */
function personNamed({ ids, names }: MapPage, text: string): number | undefined {
  const requested = plain(text);
  if (requested === '') return undefined;
  const plainNames = names.map(plain);
  const exact = plainNames.indexOf(requested);
  if (exact >= 0) return exact;
  const near = plainNames.findIndex(
    (name, one) => name.includes(requested) || ids[one] === requested,
  );
  return near < 0 ? undefined : near;
}

function plain(name: string): string {
  return name.trim().replace(/^@/u, '').toLowerCase();
}
