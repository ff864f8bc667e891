import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { MapPage } from '../../src/model/pages/map-page.ts';
import { figuresAsCsv } from '../../src/render/csv/figures-as-csv.ts';
import { writeCount, writeNumberOf } from '../../src/render/wording/numbers.ts';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import { saveFile } from '../parts/save-file.ts';
import { savePeople } from '../parts/save-people.ts';
import { useScope } from '../shell/scope.ts';
import { COLOURED, colourOf } from './colours.ts';
import { isWithin, Lasso, type Point } from './lasso.tsx';
import { MapRenderer } from './map-renderer.ts';
import { mapAsSvg } from './map-as-svg.ts';
import { NamesOnMap } from './names-on-map.tsx';
import { useDark } from './use-dark.ts';
import { WhoIsIt } from './who-is-it.tsx';

/** ms the pointer must rest on somebody before the server is asked who it is. */
const REST = 120;
const PAN = 0.2;

/** The map, what points at people on it, and what is known of those pointed at. */
export function MapView({ page }: { page: MapPage }) {
  const box = useRef<HTMLDivElement>(null);
  const isDark = useDark();
  const [renderer, setRenderer] = useState<MapRenderer>();
  const [hovered, setHovered] = useState<number>();
  const [chosen, setChosen] = useState<number>();
  const [community, setCommunity] = useState<number>();
  const [drawing, setDrawing] = useState(false);
  const [within, setWithin] = useState<number[]>([]);
  const neighbours = useMemo(() => neighboursOf(page), [page]);
  useEffect(() => {
    let resting: ReturnType<typeof setTimeout> | undefined;
    const made = new MapRenderer(box.current!, page, isDark, {
      onHover: (person) => {
        clearTimeout(resting);
        resting = setTimeout(() => setHovered(person), REST);
      },
      onChoose: setChosen,
    });
    setRenderer(made);
    return () => {
      clearTimeout(resting);
      setRenderer(undefined);
      made.end();
    };
  }, [page, isDark]);
  const person = hovered ?? chosen;
  useEffect(() => {
    const around = person === undefined ? undefined : new Set([person, ...neighbours[person]]);
    const people = around ?? (within.length > 0 ? new Set(within) : undefined);
    renderer?.focus({ people, community, centre: person });
  }, [renderer, person, community, within, neighbours]);
  const drawn = (line: Point[]): void => {
    setDrawing(false);
    setChosen(undefined);
    if (renderer === undefined) return;
    setWithin(page.ids.flatMap((_, one) => (isWithin(renderer.placeOf(one), line) ? [one] : [])));
  };
  return (
    <div class="map">
      <div class="map-tools">
        <FindOnMap
          page={page}
          onFound={(found) => {
            setChosen(found);
            renderer?.goTo(found);
          }}
        />
        <button type="button" aria-pressed={drawing} onClick={() => setDrawing(!drawing)}>
          Draw around people
        </button>
        <span class="zoom">
          <button type="button" aria-label="Nearer" onClick={() => renderer?.zoom(1.6)}>
            +
          </button>
          <button type="button" aria-label="Farther" onClick={() => renderer?.zoom(1 / 1.6)}>
            −
          </button>
          <button type="button" onClick={() => renderer?.reset()}>
            All
          </button>
        </span>
      </div>
      <div class="map-body">
        <div
          class="map-frame"
          tabIndex={0}
          role="img"
          aria-label={`A map of ${writeNumberOf(page.shown, 'person', 'people')}; arrows move it, plus and minus zoom. What it shows stands beside it in words.`}
          onKeyDown={(event) => moveBy(event, renderer)}
        >
          <div class="map-box" ref={box} />
          {renderer && <NamesOnMap page={page} renderer={renderer} />}
          {drawing && <Lasso onDrawn={drawn} />}
        </div>
        <aside class="map-side">
          <div aria-live="polite" class="who">
            {person === undefined ? (
              <p class="note">
                Point at somebody, or find them by name, to see whom they are joined to and by which
                interests. Zoom with the buttons, or with Ctrl and the wheel.
              </p>
            ) : (
              <WhoIsIt id={page.ids[person]} />
            )}
          </div>
          {within.length > 0 && (
            <Within page={page} people={within} onClear={() => setWithin([])} />
          )}
          <Legend page={page} isDark={isDark} community={community} onCommunity={setCommunity} />
        </aside>
      </div>
      <SaveMap page={page} renderer={renderer} isDark={isDark} />
    </div>
  );
}

function moveBy(event: KeyboardEvent, renderer: MapRenderer | undefined): void {
  const moves: Record<string, () => void> = {
    ArrowLeft: () => renderer?.pan(-PAN, 0),
    ArrowRight: () => renderer?.pan(PAN, 0),
    ArrowUp: () => renderer?.pan(0, PAN),
    ArrowDown: () => renderer?.pan(0, -PAN),
    '+': () => renderer?.zoom(1.6),
    '-': () => renderer?.zoom(1 / 1.6),
    '0': () => renderer?.reset(),
  };
  const move = moves[event.key];
  if (move === undefined) return;
  event.preventDefault();
  move();
}

function neighboursOf({ shown, edges }: MapPage): number[][] {
  const neighbours = Array.from({ length: shown }, (): number[] => []);
  for (const [e, from] of edges.from.entries()) {
    neighbours[from].push(edges.to[e]);
    neighbours[edges.to[e]].push(from);
  }
  return neighbours;
}

function FindOnMap({ page, onFound }: { page: MapPage; onFound: (person: number) => void }) {
  const [missing, setMissing] = useState('');
  return (
    <form
      class="line"
      role="search"
      aria-label="Somebody on the map"
      onSubmit={(event) => {
        event.preventDefault();
        const requested = String(new FormData(event.currentTarget).get('name') ?? '')
          .trim()
          .replace(/^@/u, '')
          .toLowerCase();
        const names = page.names.map((name) => name.replace(/^@/u, '').toLowerCase());
        const exact = names.indexOf(requested);
        const found =
          exact >= 0
            ? exact
            : names.findIndex(
                (name, one) => name.includes(requested) || page.ids[one] === requested,
              );
        setMissing(found < 0 || requested === '' ? 'Nobody of that name is on the map.' : '');
        if (found >= 0 && requested !== '') onFound(found);
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

function Within({
  page,
  people,
  onClear,
}: {
  page: MapPage;
  people: number[];
  onClear: () => void;
}) {
  const scope = useScope();
  const [wrong, setWrong] = useState<string>();
  const counts = new Map<number, number>();
  for (const person of people) {
    const community = page.community[person];
    counts.set(community, (counts.get(community) ?? 0) + 1);
  }
  const save = async (): Promise<void> =>
    setWrong(
      await savePeople(
        scope,
        people.map((one) => page.ids[one]),
        'people.csv',
      ),
    );
  return (
    <div class="within">
      <h3>{writeNumberOf(people.length, 'person', 'people')} within the line</h3>
      <ul>
        {[...counts]
          .sort(([, a], [, b]) => b - a)
          .slice(0, 5)
          .map(([community, count]) => (
            <li key={community}>
              {writeCount(count)}{' '}
              <bdi>
                {community < 0
                  ? 'in no community'
                  : readableLabel(page.communities[community].label)}
              </bdi>
            </li>
          ))}
      </ul>
      <p class="buttons">
        <button type="button" onClick={() => void save()}>
          Save them for a spreadsheet
        </button>
        <button type="button" class="quiet" onClick={onClear}>
          Let go
        </button>
      </p>
      {wrong && <p role="alert">{wrong}</p>}
    </div>
  );
}

function Legend({
  page,
  isDark,
  community,
  onCommunity,
}: {
  page: MapPage;
  isDark: boolean;
  community: number | undefined;
  onCommunity: (community: number | undefined) => void;
}) {
  return (
    <ul class="legend" aria-label="Communities">
      {page.communities.map(({ id, label, size, isTribe }, place) => (
        <li key={id}>
          <button
            type="button"
            class="quiet"
            aria-pressed={community === place}
            onClick={() => onCommunity(community === place ? undefined : place)}
          >
            <svg width="12" height="12" aria-hidden="true">
              <circle cx="6" cy="6" r="5" fill={colourOf(place, isDark)} />
            </svg>
            <bdi>{readableLabel(label)}</bdi>
            <small>
              {writeCount(size)}
              {isTribe && ', tribe'}
            </small>
          </button>
        </li>
      ))}
      {page.communities.length > COLOURED && (
        <li class="note">Communities beyond the {COLOURED} largest share one colour.</li>
      )}
    </ul>
  );
}

function SaveMap({
  page,
  renderer,
  isDark,
}: {
  page: MapPage;
  renderer: MapRenderer | undefined;
  isDark: boolean;
}) {
  const savePicture = (): void =>
    renderer
      ?.picture()
      .toBlob((blob) => blob && saveFile('map.png', blob, 'image/png'), 'image/png');
  const saveTable = (): void => {
    const columns = ['id', 'name', 'community', 'x', 'y'];
    const rows = page.ids.map((id, one) => [
      id,
      page.names[one],
      page.communities[page.community[one]]?.label ?? null,
      page.x[one],
      page.y[one],
    ]);
    saveFile('map.csv', figuresAsCsv({ name: 'map', columns, rows }), 'text/csv');
  };
  return (
    <p class="save">
      <span>Save the map: </span>
      <button type="button" class="quiet" onClick={savePicture}>
        PNG
      </button>
      <button
        type="button"
        class="quiet"
        onClick={() => saveFile('map.svg', mapAsSvg(page, isDark), 'image/svg+xml')}
      >
        SVG
      </button>
      <button type="button" class="quiet" onClick={saveTable}>
        CSV
      </button>
    </p>
  );
}
