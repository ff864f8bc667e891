import { useState } from 'preact/hooks';
import type { MapPage } from '../../src/model/pages/map-page.ts';

/** Finds somebody on the map by handle, a part of it, or id. */
export function FindOnMap({ page, onFound }: { page: MapPage; onFound: (person: number) => void }) {
  const [missing, setMissing] = useState('');
  const submit = (form: HTMLFormElement): void => {
    const found = personNamed(page, String(new FormData(form).get('name') ?? ''));
    setMissing(found === undefined ? 'Nobody of that name is on the map.' : '');
    if (found !== undefined) onFound(found);
  };
  return (
    <form
      class="line"
      role="search"
      aria-label="Somebody on the map"
      onSubmit={(event) => {
        event.preventDefault();
        submit(event.currentTarget);
      }}
    >
      <input
        type="search"
        name="name"
        aria-label="Find somebody on the map"
        placeholder="Find somebody"
      />
      <button type="submit">Find</button>
      <span role="status">{missing}</span>
    </form>
  );
}

/** The position of whoever is called so; an exact name wins over a part of one. */
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
