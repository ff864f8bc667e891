import { useState } from 'preact/hooks';
import type { MapPage } from '../../src/model/pages/map-page.ts';
import { writeNumberOf } from '../../src/render/wording/numbers.ts';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import { isOwner, type Scope, useScope } from '../shell/scope.ts';
import { moveByKey, ZoomButtons } from './camera.tsx';
import { FindOnMap } from './find-on-map.tsx';
import { isWithin, Lasso, type Point } from './lasso.tsx';
import { Legend } from './legend.tsx';
import { NamesOnMap } from './names-on-map.tsx';
import { SaveMap } from './save-map.tsx';
import { useDark } from './use-dark.ts';
import { useRenderer } from './use-renderer.ts';
import { useFocus, useSelection } from './use-selection.ts';
import { WhoIsIt } from './who-is-it.tsx';
import { Within } from './within.tsx';

/** The map, its tools, and a panel about the person or area selected. */
export function MapView({ page }: { page: MapPage }) {
  const isDark = useDark();
  const scope = useScope();
  const hasNames = isOwner(scope);
  const selection = useSelection(page);
  const { person, community, topic, within } = selection;
  const { setHovered, setChosen, setCommunity, setTopic, setWithin } = selection;
  const { box, renderer } = useRenderer(page, isDark, {
    onHover: setHovered,
    onChoose: setChosen,
  });
  useFocus(renderer, selection.focus);
  const [isDrawing, setDrawing] = useState(false);
  const find = (found: number): void => {
    setChosen(found);
    renderer?.goTo(found);
  };
  const selectWithin = (line: Point[]): void => {
    setDrawing(false);
    setChosen(undefined);
    if (renderer === undefined) return;
    setWithin(page.ids.flatMap((_, one) => (isWithin(renderer.placeOf(one), line) ? [one] : [])));
  };
  return (
    <div class="map">
      <div class="map-tools">
        <FindOnMap page={page} onFound={find} />
        <EngagedWith scope={scope} topic={topic} onTopic={setTopic} />
        <button type="button" aria-pressed={isDrawing} onClick={() => setDrawing(!isDrawing)}>
          Select an area
        </button>
        <ZoomButtons renderer={renderer} />
      </div>
      <div class="map-body">
        <div
          class="map-frame"
          tabIndex={0}
          role="img"
          aria-label={`Map of ${writeNumberOf(page.shown, 'person', 'people')}. Arrow keys move it, plus and minus zoom. The panel beside it describes the selection.`}
          onKeyDown={(event) => moveByKey(event, renderer)}
        >
          <div class="map-box" ref={box} />
          {renderer && <NamesOnMap page={page} renderer={renderer} />}
          {isDrawing && <Lasso onDrawn={selectWithin} />}
        </div>
        <aside class="map-side">
          <div aria-live="polite" class="who">
            {person === undefined ? (
              <p class="note">
                {hasNames
                  ? 'Point at a person, or find them by name, to see whom they are connected to and through which interests.'
                  : 'Point at a person, or find them by id, to see whom they are connected to.'}{' '}
                Zoom with the buttons, two fingers, or Ctrl and the mouse wheel.
              </p>
            ) : (
              <WhoIsIt key={page.ids[person]} id={page.ids[person]} />
            )}
          </div>
          {within.length > 0 && (
            <Within page={page} people={within} onClear={() => setWithin([])} />
          )}
          <Legend page={page} isDark={isDark} community={community} onCommunity={setCommunity} />
        </aside>
      </div>
      <SaveMap page={page} selected={{ person, community }} isDark={isDark} />
    </div>
  );
}

/** Highlights the people who engaged with a topic. */
function EngagedWith({
  scope: { report },
  topic,
  onTopic,
}: {
  scope: Scope;
  topic: number | undefined;
  onTopic: (topic: number | undefined) => void;
}) {
  return (
    <label class="engaged-with">
      Engaged with{' '}
      <select
        value={topic === undefined ? '' : String(topic)}
        onChange={({ currentTarget: { value } }) =>
          onTopic(value === '' ? undefined : Number(value))
        }
      >
        <option value="">all</option>
        {report.topics.map(({ id, label, parent }, position) =>
          parent === null ? (
            <option key={id} value={String(position)}>
              {readableLabel(label)}
            </option>
          ) : null,
        )}
      </select>
    </label>
  );
}
